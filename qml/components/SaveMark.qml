import QtQuick
import QtQuick.Layouts
import Plumbline

// Whether the disk has it: 0 saved, 1 on its way, 2 failed (the write queue's states). Nothing is shown while nothing was
// entered.
RowLayout {
    id: mark

    property int saveState: 0
    property bool entered: true
    readonly property string label: saveState === 0 ? qsTr("Saved") : saveState === 1 ? qsTr("Saving…") : qsTr("Not saved")

    visible: entered || saveState !== 0
    spacing: 6
    Layout.alignment: Qt.AlignTop // a row whose heading has just unwrapped keeps its old middle
    Layout.topMargin: 3
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Glyph {
        name: mark.saveState === 0 ? "check" : mark.saveState === 1 ? "clock" : "alert"
        color: text.color
        size: 18
        stroke: 2.5
    }

    Words {
        id: text
        text: mark.label
        size: Theme.small
        color: mark.saveState === 0 ? Theme.good : mark.saveState === 1 ? Theme.muted : Theme.bad
        Accessible.ignored: true
    }
}
