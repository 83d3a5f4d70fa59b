import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Pass or fail, the stars, final or not, and what the stars can still become.
Panel {
    id: panel

    required property ResultView result
    readonly property string range: result.worstStars === result.bestStars ? (result.bestStars === 0 ? qsTr("Whatever comes: no pass") : qsTr("Whatever comes: %n star(s)", "", result.bestStars)) : qsTr("Still possible: %1 to %2").arg(result.worstStars === 0 ? qsTr("no pass") : qsTr("%n star(s)", "", result.worstStars)).arg(qsTr("%n star(s)", "", result.bestStars))

    padding: 24
    color: !result.ready ? Theme.surface : result.pass ? Theme.goodSoft : Theme.surface
    border.color: result.ready && result.pass ? Theme.good : Theme.outline

    GridLayout {
        width: parent.width
        columns: panel.width > 700 ? 2 : 1
        columnSpacing: 24
        rowSpacing: 14

        ColumnLayout {
            spacing: 8
            Layout.fillWidth: true

            Words {
                objectName: "verdict"
                text: !panel.result.ready ? qsTr("Working it out…") : panel.result.pass ? (panel.result.isFinal ? qsTr("Pass") : qsTr("Pass so far")) : (panel.result.isFinal ? qsTr("Fail") : qsTr("No pass so far"))
                size: Theme.figure
                strong: true
                color: panel.result.pass ? Theme.good : Theme.text
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            Words {
                objectName: "finality"
                text: panel.result.isFinal ? qsTr("Final: nothing is missing.") : qsTr("Provisional: %n thing(s) missing. It goes by what is recorded.", "", panel.result.missing)
                Layout.fillWidth: true
            }

            Words {
                objectName: "starsRange"
                visible: panel.result.ready && !panel.result.isFinal
                text: panel.range
                strong: true
                Layout.fillWidth: true
            }
        }

        Stars {
            objectName: "stars"
            value: panel.result.stars
            size: 52
            Layout.alignment: Qt.AlignVCenter
        }
    }
}
