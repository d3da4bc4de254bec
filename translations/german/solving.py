# SPDX-License-Identifier: GPL-3.0-or-later
"""What the solvers say that are run from the sidebar."""

SOLVING = {
    "By arithmetic, without asking anyone. What you changed or locked stays.": (
        "Durch Rechnen, ohne jemanden zu fragen. Was Sie geändert oder gesperrt haben, bleibt."
    ),
    "Fit Camera": "Kamera anpassen",
    "Fit Colours": "Farben anpassen",
    "Fit Lights": "Licht anpassen",
    "Fit to the Reference": "An die Vorlage anpassen",
    "Move, turn and size things to where the reference shows them. What you changed or locked stays": (
        "Dinge dorthin bewegen, drehen und vergrößern, wo die Vorlage sie zeigt. "
        "Was Sie geändert oder gesperrt haben, bleibt"
    ),
    "Place Objects": "Objekte platzieren",
    "Set base colours by the colours that the reference shows. What you changed or locked stays": (
        "Grundfarben nach den Farben der Vorlage setzen. Was Sie geändert oder gesperrt haben, bleibt"
    ),
    "Set strength, colour and place of the lights and the world so that the scene is lit as the reference is": (
        "Stärke, Farbe und Ort der Lampen und der Welt so setzen, dass die Szene beleuchtet ist wie die Vorlage"
    ),
    "The Picture Does Not Tell": "Was das Bild nicht verrät",
    "Tilt the camera until round things look as round as in the reference; what was built follows in the picture": (
        "Die Kamera neigen, bis Rundes so rund aussieht wie in der Vorlage; was gebaut ist, folgt im Bild"
    ),
    "{}: done. It is part of the program.": "{}: erledigt. Es gehört nun zum Programm.",
    "{}: nothing to change was found.": "{}: Es fand sich nichts zu ändern.",
    "{}: what was found could not be used, so the scene is as it was.": (
        "{}: Was gefunden wurde, war nicht zu gebrauchen; die Szene ist, wie sie war."
    ),
    "{}: what was found made the picture worse, so the scene is as it was.": (
        "{}: Was gefunden wurde, machte das Bild schlechter; die Szene ist, wie sie war."
    ),
}
