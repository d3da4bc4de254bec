# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences in panels, dialogs and reports."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "Allow online access?": "Onlinezugriff erlauben?",
    "An arrow up is better than before, an arrow down worse, by more than chance.": (
        "Pfeil nach oben: besser als zuvor, Pfeil nach unten: schlechter, und zwar mehr als durch Zufall."
    ),
    "Another reconstruction is being worked on": "An einem anderen Nachbau wird gearbeitet",
    "Blender and all its extensions may then connect to the internet.\n"
    "Maquette does so only to ask the server that you have chosen, when you reconstruct a picture.": (
        "Blender und alle Erweiterungen dürfen sich dann mit dem Internet verbinden.\n"
        "Maquette tut es nur, um beim Nachbauen den von Ihnen gewählten Server zu fragen."
    ),
    "Blender ended while the picture was being read.": "Blender endete, während das Bild gelesen wurde.",
    "Blender ended while this was being worked on: {}. All until there is kept.": (
        "Blender endete während der Arbeit an: {}. Alles bis dahin ist erhalten."
    ),
    "Blender was started with --offline-mode, which goes before its preferences": (
        "Blender wurde mit --offline-mode gestartet, was den Einstellungen vorgeht"
    ),
    "Choose a picture first.": "Wählen Sie zuerst ein Bild.",
    "Choose a reference picture first": "Wählen Sie zuerst eine Bildvorlage",
    "Colour error: how far off the colours look. Lower is better; 1 is barely visible.": (
        "Farbfehler: wie weit die Farben daneben liegen. Weniger ist besser; 1 ist kaum sichtbar."
    ),
    "Discard this reconstruction?": "Diesen Nachbau verwerfen?",
    "Edges: how much of the drawing lies where the reference has it.": (
        "Kanten: wie viel der Zeichnung dort liegt, wo die Vorlage sie hat."
    ),
    "Ended during: {}": "Endete bei: {}",
    "Esc stops too. What is finished is kept.": "Auch Esc hält an. Was fertig ist, bleibt.",
    "For the stage {}": "Für die Stufe {}",
    "From the environment: {}": "Aus der Umgebung: {}",
    "It cannot be continued afterwards": "Er lässt sich danach nicht fortsetzen",
    "Match: how close each pixel is to the reference. Half the squared error is 3 dB more.": (
        "Treue: wie nah jeder Bildpunkt der Vorlage ist. Halber quadratischer Fehler sind 3 dB mehr."
    ),
    "No picture has been reconstructed in this scene yet": "In dieser Szene ist noch kein Bild nachgebaut worden",
    "No stage has been accepted yet": "Noch keine Stufe ist angenommen",
    "Nothing left to mend.": "Nichts mehr zu verbessern.",
    "Nothing was kept: the scene is as it was before.": "Nichts wurde behalten: Die Szene ist wie zuvor.",
    "Objects seen: how many of the things in the picture are visible.": (
        "Sichtbare Dinge: wie viele der Dinge im Bild zu sehen sind."
    ),
    "Online access is allowed already": "Onlinezugriff ist schon erlaubt",
    "Or drop a picture into the viewport.": "Oder ziehen Sie ein Bild in die 3D-Ansicht.",
    "Outlines: how far the shapes of the things overlap with the picture's.": (
        "Umrisse: wie weit sich die Formen der Dinge mit denen im Bild decken."
    ),
    "Plain card and blurred are yardsticks: what a card in the picture's mean colour, and the picture itself "
    "shrunk to 8 by 8 pixels, would get.": (
        "Einfarbig und unscharf sind Maßstäbe: was eine Karte in der mittleren Farbe des Bildes bekäme, und das "
        "Bild selbst, auf 8 mal 8 Bildpunkte verkleinert."
    ),
    "Program saved: {}": "Programm gespeichert: {}",
    "Select objects of the reconstruction first": "Wählen Sie zuerst Objekte des Nachbaus aus",
    "Sessions: {}, {:.1f} MB with their pictures": "Sitzungen: {}, mit ihren Bildern {:.1f} MB",
    "Stop the reconstruction first": "Halten Sie zuerst den Nachbau an",
    "Structure: how alike light, contrast and pattern are from spot to spot. 1 is identical.": (
        "Struktur: wie ähnlich Helligkeit, Kontrast und Muster Stelle für Stelle sind. 1 ist gleich."
    ),
    "The folder {} is gone": "Der Ordner {} ist nicht mehr da",
    "The price of this model is not known: a limit of money stops every session": (
        "Der Preis dieses Modells ist nicht bekannt: Eine Geldgrenze hält jede Sitzung an"
    ),
    "The report is written when the last stage is done": "Der Bericht entsteht, wenn die letzte Stufe fertig ist",
    "The report {} is gone": "Der Bericht {} ist nicht mehr da",
    "The scene has no camera yet": "Die Szene hat noch keine Kamera",
    "The whole picture": "Das ganze Bild",
    "There is no reference picture": "Es gibt keine Bildvorlage",
    "There is no stage to decide on now": "Gerade ist über keine Stufe zu entscheiden",
    "These changes since the {} stage are lost": "Diese Änderungen seit der Stufe {} gehen verloren",
    "This window shows no 3D viewport": "Dieses Fenster zeigt keine 3D-Ansicht",
    "Tones: how well the shares of dark, middle and light agree.": (
        "Tonwerte: wie gut die Anteile von Dunkel, Mittel und Hell übereinstimmen."
    ),
    "Wait until the stage is done, or stop it": "Warten Sie, bis die Stufe fertig ist, oder halten Sie sie an",
    "What should be different?": "Was soll anders sein?",
    "What they built stays, but they can be neither continued nor rolled back": (
        "Was sie gebaut haben, bleibt, aber sie lassen sich weder fortsetzen noch zurücksetzen"
    ),
    "You have changed the scene since. Going on keeps that, rolling back does not.": (
        "Sie haben die Szene seither geändert. Beim Weitergehen bleibt das, beim Zurückgehen nicht."
    ),
    "You stopped the work. All that was finished is kept.": "Sie haben angehalten. Alles Fertige ist erhalten.",
    "Your changes since it was stopped are lost": "Ihre Änderungen seit dem Anhalten gehen verloren",
    "Your changes since the {} stage are lost": "Ihre Änderungen seit der Stufe {} gehen verloren",
    "and {} more": "und {} weitere",
    "and {} more, all in the report": "und {} weitere, alle im Bericht",
    "plain card {}, blurred {}": "einfarbig {}, unscharf {}",
    "{} is rebuilt: {} of work. Edit it as you like.": (
        "{} ist nachgebaut: {} Arbeit. Ändern Sie daran, was Sie möchten."
    ),
}
