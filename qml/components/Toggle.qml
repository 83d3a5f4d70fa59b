import QtQuick
import QtQuick.Templates as T
import Plumbline

// On or off.
T.Switch {
    id: toggle

    implicitWidth: 84
    implicitHeight: Theme.target
    padding: 6
    Keys.onReturnPressed: {
        toggle.toggle();
        toggle.toggled();
    }

    indicator: Rectangle {
        x: toggle.width - width
        y: (toggle.height - height) / 2
        width: 72
        height: 40
        radius: 20
        color: toggle.checked ? Theme.primary : Theme.surfaceAlt
        border.width: toggle.visualFocus ? 3 : 2
        border.color: toggle.visualFocus ? Theme.star : toggle.checked ? Theme.primary : Theme.muted

        Rectangle {
            x: toggle.checked ? parent.width - width - 5 : 5
            y: 5
            width: 30
            height: 30
            radius: 15
            color: toggle.checked ? Theme.primaryInk : Theme.muted
        }
    }
}
