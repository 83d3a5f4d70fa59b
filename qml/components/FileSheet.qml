pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline

// A file by its path, typed or looked for.
Sheet {
    id: sheet

    property string hint
    property var filters: []
    property bool saves: false
    readonly property string path: entry.text.trim()

    signal chosen(url file)

    /// Asks, with a path that may be taken as it is.
    function propose(file) {
        entry.text = file;
        open();
    }

    confirmText: saves ? qsTr("Save") : qsTr("Open")
    confirmEnabled: path !== ""
    onOpened: entry.field.forceActiveFocus()
    onConfirmed: {
        sheet.close();
        sheet.chosen(path.startsWith("file:") ? path : "file://" + encodeURI(path));
    }

    Words {
        text: sheet.hint
        visible: text !== ""
        quiet: true
        Layout.fillWidth: true
    }

    RowLayout {
        spacing: 10
        Layout.fillWidth: true

        Entry {
            id: entry
            fieldName: sheet.name + "Path"
            label: qsTr("Path of the file")
            Layout.fillWidth: true
            onAccepted: {
                if (sheet.confirmEnabled)
                    sheet.confirmed();
            }
        }

        PushButton {
            objectName: sheet.name + "Browse"
            text: qsTr("Browse…")
            Layout.alignment: Qt.AlignBottom
            onClicked: browser.setSource("FileBrowser.qml", {
                    "title": sheet.title,
                    "saves": sheet.saves,
                    "nameFilters": sheet.filters
                })
        }
    }

    Loader {
        id: browser
        source: ""
        onLoaded: {
            const dialog = browser.item as FileBrowser;
            dialog.accepted.connect(() => {
                    sheet.close();
                    sheet.chosen(dialog.selectedFile);
                    browser.source = "";
                });
            dialog.rejected.connect(() => browser.source = "");
        }
    }
}
