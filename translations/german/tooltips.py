# SPDX-License-Identifier: GPL-3.0-or-later
"""Explanations that appear beside buttons and fields."""

from collections.abc import Mapping
from typing import Final

TOOLTIPS: Final[Mapping[str, str]] = {
    "Allow Blender and its extensions to connect to the internet": (
        "Blender und seinen Erweiterungen erlauben, sich mit dem Internet zu verbinden"
    ),
    "Bring back how the scene was when this stage was done, and review it again": (
        "Die Szene so zurückholen, wie sie nach dieser Stufe war, und sie noch einmal prüfen"
    ),
    "Build in a new collection of this scene, beside what is there": (
        "In einer neuen Sammlung dieser Szene bauen, neben dem, was da ist"
    ),
    "Build in a new scene of its own and show it": "In einer eigenen neuen Szene bauen und sie zeigen",
    "Choose the picture to rebuild as a scene. It can also be dropped into the 3D viewport": (
        "Das Bild wählen, das als Szene nachgebaut wird. Es lässt sich auch in die 3D-Ansicht ziehen"
    ),
    "Compare with the render of this stage; empty for what the viewport shows": (
        "Mit dem Rendering dieser Stufe vergleichen; leer für das, was die Ansicht zeigt"
    ),
    "Delete what earlier reconstructions have left on this computer: pictures, prompts, answers and journals": (
        "Löschen, was frühere Nachbauten auf diesem Computer hinterlassen haben: Bilder, Fragen, Antworten und Journale"
    ),
    "Do this earlier stage again, with your note, and run the later stages' programs behind it": (
        "Diese frühere Stufe mit Ihrer Notiz noch einmal machen und die Programme der späteren danach ausführen"
    ),
    "File of the picture": "Datei des Bildes",
    "Forget the reference picture. The file and what was built from it stay": (
        "Die Bildvorlage vergessen. Die Datei und was daraus gebaut wurde, bleiben"
    ),
    "Forget the unfinished reconstruction. What it has built stays in the scene as ordinary objects": (
        "Den unfertigen Nachbau vergessen. Was er gebaut hat, bleibt in der Szene als gewöhnliche Objekte"
    ),
    "Go on where the reconstruction was stopped or interrupted": (
        "Dort weitermachen, wo der Nachbau angehalten oder unterbrochen wurde"
    ),
    "Go on with the scene as it is, your own changes included, and mend nothing that the critic left over": (
        "Mit der Szene weitermachen, wie sie ist, samt Ihren Änderungen, und nichts mehr verbessern, "
        "was der Kritiker übrig ließ"
    ),
    "Go through all stages without asking; each can still be rolled back": (
        "Alle Stufen ohne Rückfrage durchlaufen; zu jeder kann man später zurück"
    ),
    "Hash of that part of the journal, by which undo and old files are told apart": (
        "Prüfsumme dieses Teils des Journals, an der Rückgängig und alte Dateien erkannt werden"
    ),
    "How much of the session's journal this scene shows": "Wie viel vom Journal der Sitzung diese Szene zeigt",
    "Keep the reconstruction going while Blender stays usable": (
        "Den Nachbau voranbringen, während Blender bedienbar bleibt"
    ),
    "Keep the selected objects as they are: no later stage changes them": (
        "Die ausgewählten Objekte lassen, wie sie sind: Keine spätere Stufe ändert sie"
    ),
    "Keep the sessions in which anything was written since": "Sitzungen behalten, in denen seitdem geschrieben wurde",
    "Leave out the stages that are left and finish with the scene as it is": (
        "Die übrigen Stufen auslassen und mit der Szene enden, wie sie ist"
    ),
    "Let later stages change the selected objects again, whether you locked them or changed them by hand": (
        "Späteren Stufen wieder erlauben, die ausgewählten Objekte zu ändern, ob gesperrt oder von Hand geändert"
    ),
    "Name of an object, or of a material or light that objects use": (
        "Name eines Objekts, oder eines Materials oder Lichts, das Objekte verwenden"
    ),
    "Name of the folder with what the reconstruction of this scene has left": (
        "Name des Ordners mit dem, was der Nachbau dieser Szene hinterlassen hat"
    ),
    "Opacity of the reference behind the camera": "Deckkraft der Vorlage hinter der Kamera",
    "Open Blender's preferences at Maquette's settings": "Blenders Einstellungen bei denen von Maquette öffnen",
    "Open the report of this scene's reconstruction in the browser": (
        "Den Bericht über den Nachbau dieser Szene im Browser öffnen"
    ),
    "Picture to rebuild as a scene": "Bild, das als Szene nachgebaut wird",
    "Rebuild the reference picture as an editable scene, stage by stage": (
        "Die Bildvorlage Stufe für Stufe als bearbeitbare Szene nachbauen"
    ),
    "Remember the picture's place relative to the .blend file": "Den Ort des Bildes relativ zur .blend-Datei merken",
    "Run this stage's program as it is in the Text editor, and the later stages' programs behind it": (
        "Das Programm dieser Stufe ausführen, wie es im Texteditor steht, und danach die der späteren Stufen"
    ),
    "Save the program that makes this scene as one Python file, which any Blender runs without Maquette": (
        "Das Programm, das diese Szene baut, als eine Python-Datei speichern, die jedes Blender ohne Maquette ausführt"
    ),
    "Select this object and make it the active one": "Dieses Objekt auswählen und zum aktiven machen",
    "Show in a text editor how this stage's code differs from that of the attempt before": (
        "In einem Texteditor zeigen, worin sich der Code dieser Stufe von dem des Versuchs davor unterscheidet"
    ),
    "Show the folder with pictures, prompts, answers and journal of this reconstruction in the file browser": (
        "Den Ordner mit Bildern, Anfragen, Antworten und Journal dieses Nachbaus im Dateimanager zeigen"
    ),
    "Show the reference as background image of the reconstruction's camera": (
        "Die Vorlage als Hintergrundbild der Kamera des Nachbaus zeigen"
    ),
    "Show the reference over the left of the camera view, with a handle to drag. Click again to end": (
        "Die Vorlage über der linken Seite der Kameraansicht zeigen, mit einem Griff zum Ziehen. "
        "Noch ein Klick beendet es"
    ),
    "Show this picture at full size in an image editor": "Dieses Bild in voller Größe in einem Bildeditor zeigen",
    "Show this stage's code in a text editor, to read it or to change it": (
        "Den Code dieser Stufe in einem Texteditor zeigen, zum Lesen oder Ändern"
    ),
    "Show what each stage did and wait for your word": "Zeigen, was jede Stufe tat, und auf Ihr Wort warten",
    "Show what this stage did. Its number says how far the colours are off; 0 is perfect": (
        "Zeigen, was diese Stufe tat. Ihre Zahl sagt, wie weit die Farben daneben liegen; 0 ist vollkommen"
    ),
    "Show what this stage did. Its number says how well that agrees with the picture": (
        "Zeigen, was diese Stufe tat. Ihre Zahl sagt, wie gut das mit dem Bild übereinstimmt"
    ),
    "Show what this stage did: pictures, measurements, criticism and code": (
        "Zeigen, was diese Stufe tat: Bilder, Messwerte, Kritik und Code"
    ),
    "Stop now. The scene goes back to the best state so far, and you can continue later": (
        "Jetzt anhalten. Die Szene geht auf den bisher besten Stand zurück, und Sie können später fortsetzen"
    ),
    "Take the picture on the clipboard, or the picture file whose path is there, as reference": (
        "Das Bild in der Zwischenablage, oder die Bilddatei, deren Pfad dort steht, als Vorlage nehmen"
    ),
    "Take what this stage did and go on to the next one": "Annehmen, was diese Stufe tat, und zur nächsten gehen",
    "The stage that is looked at; empty for the latest": "Die Stufe, die betrachtet wird; leer für die letzte",
    "The stage to look at; empty for the latest": "Die Stufe, die betrachtet werden soll; leer für die letzte",
    "Try this stage again, with your note on what should be different": (
        "Diese Stufe noch einmal versuchen, mit Ihrer Notiz, was anders sein soll"
    ),
    "What it shows": "Was es zeigt",
    "What should be different, in your own words, such as: the cup is taller": (
        "Was anders sein soll, in Ihren Worten, zum Beispiel: Die Tasse ist höher"
    ),
    "Where the program is saved": "Wo das Programm gespeichert wird",
    "Where the reconstruction appears": "Wo der Nachbau erscheint",
    "Whether to ask after each stage": "Ob nach jeder Stufe gefragt wird",
}
