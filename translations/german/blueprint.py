# SPDX-License-Identifier: GPL-3.0-or-later
"""What the review of the blueprint says: what was seen in the picture."""

from collections.abc import Mapping
from typing import Final

BLUEPRINT: Final[Mapping[str, str]] = {
    "A thing": "Ein Ding",
    "Add Thing": "Ding hinzufügen",
    "Add a thing that was missed; then say where in the picture it is": (
        "Ein Ding hinzufügen, das übersehen wurde; dann sagen, wo im Bild es ist"
    ),
    "Any silhouette, with a thickness": "Ein beliebiger Umriss mit einer Dicke",
    "As It Was Read": "Wie gelesen",
    "Ball": "Kugel",
    "Belongs": "Gehört dazu",
    "Blueprint": "Bauplan",
    "Bottom": "Unten",
    "Box": "Quader",
    "Build This": "So bauen",
    "Build what is in the list, with your corrections, stage by stage": (
        "Bauen, was in der Liste steht, mit Ihren Korrekturen, Stufe um Stufe"
    ),
    "Choose a thing in the list first": "Zuerst ein Ding in der Liste wählen",
    "Click in the opened picture     Esc: Stop": "Ins geöffnete Bild klicken     Esc: Anhalten",
    "Click what belongs to this thing, or what does not, in the opened picture; its outline follows": (
        "Im geöffneten Bild anklicken, was zu diesem Ding gehört oder was nicht; sein Umriss folgt"
    ),
    "Correct what is wrong before anything is built.": "Berichtigen Sie, was falsch ist, bevor etwas gebaut wird.",
    "Cut Out": "Ausgeschnitten",
    "Cylinder": "Zylinder",
    "Does Not": "Nicht",
    "Earlier Name": "Früherer Name",
    "Flat": "Flach",
    "Flat on what carries it rather than upright": "Flach auf dem, was es trägt, statt aufrecht",
    "Form": "Form",
    "Free": "Frei",
    "Ground": "Boden",
    "Hash of what was read, by which the artist's changes are told from another reading": (
        "Prüfsumme des Gelesenen, an der Änderungen von Hand und eine andere Lesung unterschieden werden"
    ),
    "Have the picture looked at again, with your corrections and your note on what was missed": (
        "Das Bild noch einmal ansehen lassen, mit Ihren Korrekturen und Ihrer Notiz, was fehlt"
    ),
    "How it could be made": "Wie es gemacht sein könnte",
    "Left": "Links",
    "Look Again": "Noch einmal ansehen",
    "Lying": "Liegend",
    "Made From": "Gemacht aus",
    "Mark Point": "Punkt markieren",
    "None of these: cloth, plants, figures": "Nichts davon: Stoff, Pflanzen, Figuren",
    "Object": "Objekt",
    "Point": "Punkt",
    "Remove Thing": "Ding entfernen",
    "Remove this thing from the list, so that it is not built": (
        "Dieses Ding aus der Liste nehmen, damit es nicht gebaut wird"
    ),
    "Right": "Rechts",
    "Role": "Rolle",
    "Round from all sides": "Von allen Seiten rund",
    "Round, with any profile: a cup, a bottle, a plate": "Rund, mit beliebigem Profil: Tasse, Flasche, Teller",
    "Round, with straight sides": "Rund, mit geraden Seiten",
    "Rounded Box": "Gerundeter Quader",
    "Sheet": "Fläche",
    "Size": "Größe",
    "Sky": "Himmel",
    "Stands On": "Steht auf",
    "Swept along a line: a wire, a rail, a handle": "Längs einer Linie: Draht, Geländer, Griff",
    "The built-in analyst sees the same each time; correct the list yourself": (
        "Die eingebaute Analyse sieht jedes Mal dasselbe; berichtigen Sie die Liste selbst"
    ),
    "The object of the list that is looked at": "Das Objekt der Liste, das angesehen wird",
    "The picture's edge cuts it off.": "Der Bildrand schneidet es ab.",
    "The point shows this thing, rather than another": "Der Punkt zeigt dieses Ding und kein anderes",
    "Thing": "Ding",
    "Too far to have a body": "Zu fern, um einen Körper zu haben",
    "Top": "Oben",
    "Tube": "Rohr",
    "Turned": "Gedreht",
    "Upright behind the things": "Aufrecht hinter den Dingen",
    "Wall": "Wand",
    "What I Saw": "Was ich sah",
    "What I See": "Was ich sehe",
    "What Was Seen": "Was gesehen wurde",
    "What carries it: it stands, lies or hangs there": "Was es trägt: dort steht, liegt oder hängt es",
    "What everything finally stands on: a table top, a floor": "Worauf alles zuletzt steht: Tischplatte, Boden",
    "What part it plays in the picture": "Welche Rolle es im Bild spielt",
    "What this thing is called; a thing on it follows": "Wie dieses Ding heißt; was darauf steht, folgt",
    "What was missed?": "Was fehlt?",
    "Where It Is in the Picture": "Wo im Bild es ist",
    "Where in the picture, from the left and from the top": "Wo im Bild, von links und von oben",
    "Where its visible part begins, from 0 at the picture's left edge to 1 at the right": (
        "Wo sein sichtbarer Teil beginnt, von 0 am linken Bildrand bis 1 am rechten"
    ),
    "Where its visible part begins, from 0 at the picture's upper edge to 1 at the lower": (
        "Wo sein sichtbarer Teil beginnt, von 0 am oberen Bildrand bis 1 am unteren"
    ),
    "Where its visible part ends, from 0 at the picture's left edge to 1 at the right": (
        "Wo sein sichtbarer Teil endet, von 0 am linken Bildrand bis 1 am rechten"
    ),
    "Where its visible part ends, from 0 at the picture's upper edge to 1 at the lower": (
        "Wo sein sichtbarer Teil endet, von 0 am oberen Bildrand bis 1 am unteren"
    ),
    "Width, depth and height as in life; 0 where that cannot be told": (
        "Breite, Tiefe und Höhe wie in Wirklichkeit; 0, wo sich das nicht sagen lässt"
    ),
    "With flat sides": "Mit ebenen Seiten",
    "With flat sides and round edges": "Mit ebenen Seiten und runden Kanten",
}
