import QtQuick
import Plumbline

// One line of a list: what it is known by, its name, what else is known, a figure at the end. By anchors: layouts within
// layouts keep heights of before (Qt 6.4 gives up after two rounds).
Item {
    id: line

    property string lead
    property string text
    property string detail
    property string value

    implicitHeight: Math.max(first.height, words.height, figure.height)
    implicitWidth: 320

    Words {
        id: first
        width: 96
        text: line.lead
        strong: true
        color: Theme.primary
    }

    Column {
        id: words
        anchors.left: first.right
        anchors.leftMargin: 14
        anchors.right: figure.left
        anchors.rightMargin: figure.text !== "" ? 14 : 0

        Words {
            width: parent.width
            text: line.text
        }

        Words {
            width: parent.width
            text: line.detail
            visible: text !== ""
            size: Theme.small
            quiet: true
            wrapMode: Text.WrapAnywhere
        }
    }

    Words {
        id: figure
        anchors.right: parent.right
        text: line.value
        strong: true
        horizontalAlignment: Text.AlignRight
    }
}
