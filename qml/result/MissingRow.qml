import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline

// One thing that is missing, in words; a tap goes to where it is done.
T.AbstractButton {
    id: row

    required property string what
    required property string project
    required property string projectName
    required property string evaluation
    required property string item
    required property int missingCount
    readonly property string words: {
        switch (what) {
        case "answer":
            return item === "" ? qsTr("An evaluation with nothing answered: %1").arg(projectName) : qsTr("%n open answer(s): %1", "", missingCount).arg(projectName);
        case "evaluation":
            return qsTr("No complete evaluation: %1").arg(projectName);
        case "management":
            return qsTr("%n management item(s) not graded", "", missingCount);
        case "conclusion":
            return qsTr("The conclusion on the indicators");
        case "justification":
            return qsTr("The justification of the conclusion");
        case "sample":
            return qsTr("The sample, or enough projects in it");
        case "sample_unverified":
            return qsTr("The sample does not follow from its seed");
        }
        return what;
    }

    signal opened(string page, var place)

    objectName: "missing-" + what + (project ? "-" + project : "")
    implicitHeight: Math.max(Theme.target, contentItem.implicitHeight + 12)
    Accessible.role: Accessible.Button
    Accessible.name: words
    Keys.onReturnPressed: clicked()
    onClicked: {
        if (what === "answer" && evaluation !== "")
            opened("observation", {
                    "project": project,
                    "evaluation": evaluation
                });
        else if (what === "answer" || what === "evaluation")
            opened("visit", {
                    "project": project
                });
        else if (what === "management")
            opened("management", {
                    "filter": "open"
                });
        else if (what === "conclusion" || what === "justification")
            opened("conformity", {});
        else
            opened("projects", {});
    }

    contentItem: RowLayout {
        spacing: 10

        Glyph {
            name: "alert"
            size: 20
            color: Theme.warn
        }

        Words {
            text: row.words
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Glyph {
            name: "forward"
            size: 20
            color: Theme.muted
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.primarySoft : Theme.surface
        border.width: row.visualFocus ? 3 : 0
        border.color: Theme.star
    }
}
