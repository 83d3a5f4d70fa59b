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
    readonly property int stepWidth: upright ? width : (width - 4 * grid.columnSpacing) / 5
    /// One size for all five, in which the longest word of a label has room: words are wrapped, never broken.
    readonly property int fittedSize: {
        let longest = 0;
        for (const label of labels ?? [])
            for (const word of (label ?? "").split(/[ （]/))
                longest = Math.max(longest, metrics.advanceWidth(word));
        const room = stepWidth - 16;
        return longest <= room || room <= 0 ? labelSize : Math.max(12, Math.floor(labelSize * room / longest));
    }

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

    FontMetrics {
        id: metrics
        font.pixelSize: steps.labelSize
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
                labelSize: steps.fittedSize
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
