pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// A file by its path, typed or looked for.
Sheet {
    id: sheet

    property string hint
    property var filters: []
    property bool saves: false
    readonly property string path: entry.text.trim()
    property int looks: 0 ///< at what is there
    readonly property bool replaces: saves && opened && looks >= 0 && LocalFile.exists(path)

    signal chosen(url file)

    /// Asks, with a path that may be taken as it is.
    function propose(file) {
        entry.text = file;
        open();
    }

    confirmText: replaces ? qsTr("Replace it") : saves ? qsTr("Save") : qsTr("Open")
    confirmEnabled: path !== ""
    onOpened: entry.field.forceActiveFocus()
    onConfirmed: {
        if (saves && !replaces && LocalFile.exists(path)) {
            ++looks; // it came while the sheet was open
            return;
        }
        sheet.close();
        sheet.chosen(LocalFile.url(path));
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
                if (sheet.confirmEnabled && !sheet.replaces)
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

    Banner {
        objectName: sheet.name + "Replaces"
        tone: "warn"
        text: sheet.replaces ? qsTr("A file of this name is there already: it would be replaced.") : ""
        Layout.fillWidth: true
    }

    Loader {
        id: browser
        source: ""
        onLoaded: {
            const dialog = browser.item as FileBrowser;
            dialog.accepted.connect(() => {
                    const file = dialog.selectedFile;
                    browser.source = "";
                    if (sheet.saves) {
                        entry.text = LocalFile.path(file); // one that is there is asked about
                        return;
                    }
                    sheet.close();
                    sheet.chosen(file);
                });
            dialog.rejected.connect(() => browser.source = "");
        }
    }
}
