import QtQuick.Dialogs

// The system's file dialog, loaded only when somebody asks for it: its module would slow every start.
FileDialog {
    property bool saves: false

    fileMode: saves ? FileDialog.SaveFile : FileDialog.OpenFile
    Component.onCompleted: open()
}
