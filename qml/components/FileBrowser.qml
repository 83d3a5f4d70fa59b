import QtQuick.Dialogs

// The system's file dialog, loaded only when somebody asks for it: its module would slow every start.
FileDialog {
    Component.onCompleted: open()
}
