import QtQuick
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

    // Placed by hand: a layout within a layout settles on the height of text that it wrapped at another width.
    Item {
        id: body
        readonly property bool beside: panel.width > 700
        width: parent.width
        implicitHeight: beside ? Math.max(sayings.height, stars.height) : stars.y + stars.height

        Column {
            id: sayings
            width: body.beside ? body.width - stars.width - 24 : body.width
            spacing: 8

            Words {
                objectName: "verdict"
                text: !panel.result.ready ? qsTr("Working it out…") : panel.result.pass ? (panel.result.isFinal ? qsTr("Pass") : qsTr("Pass so far")) : (panel.result.isFinal ? qsTr("Fail") : qsTr("No pass so far"))
                size: Theme.figure
                strong: true
                color: panel.result.pass ? Theme.good : Theme.text
                width: sayings.width
                Accessible.role: Accessible.Heading
            }

            Words {
                objectName: "finality"
                text: panel.result.isFinal ? qsTr("Final: nothing is missing.") : qsTr("Provisional: %n thing(s) missing. It goes by what is recorded.", "", panel.result.missing)
                width: sayings.width
            }

            Words {
                objectName: "amendedVerdict"
                visible: panel.result.document?.amendedAfterDecision ?? false
                text: qsTr("Amended after the decision: the signatures stand under another record.")
                color: Theme.warn
                strong: true
                width: sayings.width
            }

            Words {
                objectName: "starsRange"
                visible: panel.result.ready && !panel.result.isFinal
                text: panel.range
                strong: true
                width: sayings.width
            }
        }

        Stars {
            id: stars
            objectName: "stars"
            value: panel.result.stars
            size: 52
            x: body.beside ? body.width - width : 0
            y: body.beside ? Math.max(0, (sayings.height - height) / 2) : sayings.height + 14
        }
    }
}
