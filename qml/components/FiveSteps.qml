pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// The five steps of a scale (Likert or maturity), one tap each; keys 1 to 5 too.
FocusScope {
    id: steps

    property var labels: []
    property int level: 0
    property int saveState: 0
    property bool upright: false
    property int labelSize: Theme.small
    property string prefix: "step"

    signal picked(int level)

    implicitHeight: grid.implicitHeight
    implicitWidth: grid.implicitWidth
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Five steps, from the lowest to the highest")
    Keys.onPressed: event => {
        if (event.key >= Qt.Key_1 && event.key <= Qt.Key_5) {
            steps.picked(event.key - Qt.Key_0);
            event.accepted = true;
        }
    }

    GridLayout {
        id: grid
        anchors.fill: parent
        columns: steps.upright ? 1 : 5
        rowSpacing: 10
        columnSpacing: 10

        Repeater {
            model: 5

            StepButton {
                id: step
                required property int index
                objectName: steps.prefix + level
                level: index + 1
                label: steps.labels[index] ?? ""
                labelSize: steps.labelSize
                chosen: steps.level === level
                saveState: steps.saveState
                enabled: steps.enabled
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.minimumWidth: Theme.step
                Layout.minimumHeight: Theme.step
                onClicked: steps.picked(step.level)
            }
        }
    }
}
