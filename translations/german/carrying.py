# SPDX-License-Identifier: GPL-3.0-or-later
"""Carrying questions to a chat, and recordings."""

from collections.abc import Mapping
from typing import Final

CARRYING: Final[Mapping[str, str]] = {
    "A question waits for your answer:": "Eine Frage wartet auf Ihre Antwort:",
    "Answers": "Antworten",
    "Copy Prompt": "Frage kopieren",
    "Copy the words of the question, to be pasted into a chat together with its pictures": (
        "Den Text der Frage kopieren, um ihn zusammen mit ihren Bildern in einen Chat einzufügen"
    ),
    "File with the answers of another session, which are given again": (
        "Datei mit den Antworten einer anderen Sitzung, die noch einmal gegeben werden"
    ),
    "How is it built?": "Wie wird es gebaut?",
    "No question waits for your answer": "Keine Frage wartet auf Ihre Antwort",
    "Open Pictures": "Bilder öffnen",
    "Paste Answer": "Antwort einfügen",
    "Paste the prompt into any chat that can see, add the pictures ({}), copy its whole answer.": (
        "Fügen Sie die Frage in einen Chat ein, der sehen kann, dazu die Bilder ({}), und kopieren Sie die ganze "
        "Antwort."
    ),
    "Recording": "Aufzeichnung",
    "Recording saved: {}": "Aufzeichnung gespeichert: {}",
    "Save Recording": "Aufzeichnung speichern",
    "Save all answers of this reconstruction as one file, which the provider Recording gives again": (
        "Alle Antworten dieses Nachbaus in einer Datei speichern, die der Anbieter „Recording“ noch einmal gibt"
    ),
    "Show the folder with the pictures of the question, to be dragged into the chat in the order of their numbers": (
        "Den Ordner mit den Bildern der Frage zeigen; ziehen Sie sie in der Reihenfolge ihrer Nummern in den Chat"
    ),
    "Take what you copied from the chat as its answer. What does not fit is told here, and you can paste again": (
        "Was Sie im Chat kopiert haben, als Antwort nehmen. Was nicht passt, steht dann hier, und Sie können noch "
        "einmal einfügen"
    ),
    "The answers are not new: they come from a {}.": "Die Antworten sind nicht neu: Quelle ist eine {}.",
    "What is in the picture?": "Was ist auf dem Bild?",
    "What is still wrong?": "Was stimmt noch nicht?",
    "Where the recording is saved": "Wo die Aufzeichnung gespeichert wird",
    "Which of two is closer?": "Welches von beiden ist näher?",
}
