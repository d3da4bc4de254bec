# SPDX-License-Identifier: GPL-3.0-or-later
"""What matching the camera says."""

MATCHING = {
    "Above Ground": "Über dem Boden",
    "Across and down from 0 to 1, one after the other": "Quer und abwärts von 0 bis 1, einer nach dem anderen",
    "Add Mark": "Marke hinzufügen",
    "Camera Before": "Kamera zuvor",
    "Cancel": "Abbrechen",
    "Confirm": "Bestätigen",
    "Confirm or cancel the match of the camera first": (
        "Bestätigen Sie zuerst den Abgleich der Kamera, oder brechen Sie ihn ab"
    ),
    "Diameter": "Durchmesser",
    "Drag the marks. Enter confirms, Esc cancels": "Ziehen Sie die Marken. Enter bestätigt, Esc bricht ab",
    "Going On": "Im Gang",
    "Height": "Höhe",
    "Horizon": "Horizont",
    "How far above the ground the circle lies, or what the thing stands on": (
        "Wie hoch über dem Boden der Kreis liegt, oder das, worauf das Ding steht"
    ),
    "How the camera was when that match began": "Wie die Kamera war, als dieser Abgleich begann",
    "Keep the camera as the marks tell. From then on it is a change that you made by hand": (
        "Die Kamera lassen, wie die Marken sie zeigen. Danach gilt das als Änderung von Ihrer Hand"
    ),
    "Kind": "Art",
    "Known Height": "Bekannte Höhe",
    "Level Circle": "Waagrechter Kreis",
    "Level Edges, One Way": "Waagrechte Kanten, längs",
    "Level Edges, Square to It": "Waagrechte Kanten, quer",
    "Looking for the camera…": "Die Kamera wird gesucht …",
    "Mark": "Marke",
    "Mark edges, the horizon, circles or a height on the reference, and let the camera follow": (
        "Kanten, Horizont, Kreise oder eine Höhe auf der Vorlage markieren; die Kamera folgt"
    ),
    "Mark one more of these": "Davon eine weitere markieren",
    "Marks that contradict the others, drawn in this colour: {}.": (
        "Marken, die den anderen widersprechen, in dieser Farbe: {}."
    ),
    "Match Camera": "Kamera abgleichen",
    "Not told by them and kept as it was: {}.": "Von ihnen nicht bestimmt und belassen: {}.",
    "Points": "Punkte",
    "Put the camera back to how it was. The marks are kept for another time": (
        "Die Kamera zurückstellen, wie sie war. Die Marken bleiben für ein andermal"
    ),
    "Remove Mark": "Marke entfernen",
    "Remove the one of these that was dragged last": "Davon die zuletzt gezogene entfernen",
    "Size Is Known": "Größe ist bekannt",
    "Stands Above": "Steht über Boden",
    "The camera can be matched when a stage is done": "Die Kamera lässt sich abgleichen, wenn eine Stufe fertig ist",
    "The camera is not being matched": "Die Kamera wird gerade nicht abgeglichen",
    "The circle's diameter, or the height, as in life": "Durchmesser des Kreises oder die Höhe, wie im Leben",
    "The circle's size and place above the ground are no guesses, so that they tell the scale": (
        "Größe des Kreises und seine Höhe über dem Boden sind nicht geschätzt; so bestimmen sie den Maßstab"
    ),
    "The mark whose size is looked at": "Die Marke, deren Größe betrachtet wird",
    "The marks agree to {:.1f} pixels.": "Die Marken stimmen auf {:.1f} Pixel überein.",
    "The scene is not seen through the reconstruction's camera": (
        "Die Szene wird nicht durch die Kamera des Nachbaus gesehen"
    ),
    "Upright Edges": "Senkrechte Kanten",
    "Which match of the camera this moment of the file belongs to; empty for none": (
        "Zu welchem Abgleich der Kamera dieser Zeitpunkt der Datei gehört; leer für keinen"
    ),
    "focal length": "Brennweite",
    "height above the ground": "Höhe über dem Boden",
    "how far it looks down": "wie weit sie nach unten blickt",
    "sideways tilt": "seitliche Neigung",
}
