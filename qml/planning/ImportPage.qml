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

    Planning {
        id: planning
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
                text: planning.listed > 0 ? qsTr("%n project(s) read", "", planning.listed) : qsTr("CSV or Excel (XLSX), one project a row, headings first.")
                size: Theme.lead
                strong: planning.listed > 0
                Layout.fillWidth: true
            }

            PushButton {
                objectName: "chooseListButton"
                glyph: "file"
                tone: planning.listed > 0 ? "plain" : "primary"
                text: planning.listed > 0 ? qsTr("Another file") : qsTr("Choose the file")
                enabled: !planning.working
                onClicked: importList.open()
            }
        }

        Banner {
            text: planning.problem
            Layout.fillWidth: true
        }

        Banner {
            text: planning.listed > 0 ? planning.notes : ""
            tone: "info"
            Layout.fillWidth: true
        }

        Words {
            visible: planning.headings.length > 0
            text: qsTr("Column of the ids")
            strong: true
            Layout.fillWidth: true
        }

        Choices {
            visible: planning.headings.length > 0
            prefix: "idColumn"
            enabled: !planning.working
            value: planning.listed > 0 ? planning.idColumn : undefined
            options: [{
                    "value": "",
                    "label": qsTr("Row numbers")
                }].concat(planning.headings.filter(heading => heading !== "").map(heading => ({
                                "value": heading,
                                "label": heading
                            })))
            Layout.fillWidth: true
            onPicked: value => planning.idColumn = value
        }

        PushButton {
            objectName: "useListButton"
            visible: planning.listed > 0
            tone: "primary"
            glyph: "check"
            text: qsTr("Take over these %n project(s)", "", planning.listed)
            enabled: !planning.working
            Layout.fillWidth: true
            onClicked: page.session.document.sampled > 0 ? again.open() : planning.useList()
        }

        Panel {
            visible: planning.listed > 0
            Layout.fillWidth: true

            Column {
                width: parent.width
                spacing: 8

                Repeater {
                    model: planning.preview

                    ListLine {
                        required property var modelData
                        width: parent.width
                        lead: modelData.id
                        text: modelData.name || modelData.id
                        detail: [modelData.kind, modelData.customer, modelData.completed].filter(part => part !== "").join(" · ")
                    }
                }

                Words {
                    visible: planning.listed > planning.preview.length
                    text: qsTr("… and %1 more").arg(planning.listed - planning.preview.length)
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
            planning.useList();
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
        onChosen: file => planning.read(file)
    }
}
