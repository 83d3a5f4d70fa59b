import QtQuick
import QtQuick.Layouts
import Plumbline

// One line of a list: what it is known by, its name, what else is known, a figure at the end.
RowLayout {
    id: line

    property string lead
    property string text
    property string detail
    property string value

    spacing: 14

    Words {
        text: line.lead
        strong: true
        color: Theme.primary
        Layout.preferredWidth: 96
        Layout.alignment: Qt.AlignTop
    }

    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        Words {
            text: line.text
            Layout.fillWidth: true
        }

        Words {
            text: line.detail
            visible: text !== ""
            size: Theme.small
            quiet: true
            wrapMode: Text.WrapAnywhere
            Layout.fillWidth: true
        }
    }

    Words {
        text: line.value
        visible: text !== ""
        strong: true
        horizontalAlignment: Text.AlignRight
        Layout.alignment: Qt.AlignTop
    }
}
