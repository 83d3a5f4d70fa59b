pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The list of all finished projects: read, looked at, then taken over.
PageFrame {
    id: page

    title: qsTr("Project list")
    subtitle: session.document?.organisation ?? ""

    ListFile {
        id: file
        document: page.session.document
        onRecorded: {
            page.session.drafts.release("seed:" + page.session.document.auditId); // a seed is for a list that is fixed
            page.session.navigator.replace("draw", {
                    "audit": page.session.document.auditId
                });
        }
    }

    ScrollPage {
        anchors.fill: parent
        inner: page.inner

        RowLayout {
            spacing: 12
            Layout.fillWidth: true

            Words {
                text: file.listed > 0 ? qsTr("%n project(s) read", "", file.listed) : qsTr("CSV or Excel (XLSX), one project a row, headings first.")
                size: Theme.lead
                strong: file.listed > 0
                Layout.fillWidth: true
            }

            PushButton {
                objectName: "chooseListButton"
                glyph: "file"
                tone: file.listed > 0 ? "plain" : "primary"
                text: file.listed > 0 ? qsTr("Another file") : qsTr("Choose the file")
                enabled: !file.working
                onClicked: importList.open()
            }
        }

        Banner {
            text: file.problem
            Layout.fillWidth: true
        }

        Banner {
            text: file.listed > 0 ? file.notes : ""
            tone: "info"
            Layout.fillWidth: true
        }

        Words {
            visible: file.headings.length > 0
            text: qsTr("Column of the ids")
            strong: true
            Layout.fillWidth: true
        }

        Choices {
            visible: file.headings.length > 0
            prefix: "idColumn"
            enabled: !file.working
            value: file.listed > 0 ? file.idColumn : undefined
            options: [{
                    "value": "",
                    "label": qsTr("Row numbers")
                }].concat(file.headings.filter(heading => heading !== "").map(heading => ({
                                "value": heading,
                                "label": heading
                            })))
            Layout.fillWidth: true
            onPicked: value => file.idColumn = value
        }

        PushButton {
            objectName: "useListButton"
            visible: file.listed > 0
            tone: "primary"
            glyph: "check"
            text: qsTr("Take over these %n project(s)", "", file.listed)
            enabled: !file.working
            Layout.fillWidth: true
            onClicked: page.session.document.sampled > 0 ? again.open() : file.useList()
        }

        Panel {
            visible: file.listed > 0
            Layout.fillWidth: true

            Column {
                width: parent.width
                spacing: 8

                Repeater {
                    model: file.preview

                    ListLine {
                        required property var modelData
                        width: parent.width
                        lead: modelData.id
                        text: modelData.name || modelData.id
                        detail: [modelData.kind, modelData.customer, modelData.completed].filter(part => part !== "").join(" · ")
                    }
                }

                Words {
                    visible: file.listed > file.preview.length
                    text: qsTr("… and %1 more").arg(file.listed - file.preview.length)
                    quiet: true
                }
            }
        }
    }

    Sheet {
        id: again
        name: "replaceList"
        title: qsTr("Another list after the draw?")
        confirmText: qsTr("Take it over")
        onConfirmed: {
            close();
            file.useList();
        }

        Words {
            text: qsTr("The sample was drawn from the present list. From another one it has to be drawn anew, before both parties; what was recorded at projects that are not in it stays in the record and counts nowhere.")
            Layout.fillWidth: true
        }
    }

    FileSheet {
        id: importList
        name: "importList"
        title: qsTr("Project list")
        hint: qsTr("All finished projects of the organisation, of every kind: the sample is drawn from them.")
        filters: [qsTr("Project lists (*.csv *.txt *.xlsx)")]
        onChosen: chosen => file.read(chosen)
    }
}
