pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The nine indicators, the monthly figures behind four of them, and the lead auditor's conclusion.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document

    title: qsTr("Conformity")
    subtitle: document?.organisation ?? ""

    IndicatorList {
        id: indicators
        document: page.document
    }

    Conclusion {
        id: conclusion
        document: page.document
    }

    ScrollPage {
        objectName: "conformityScroll"
        anchors.fill: parent
        inner: page.inner

        ConclusionPanel {
            conclusion: conclusion
            session: page.session
            Layout.fillWidth: true
        }

        RowLayout {
            spacing: 12
            Layout.topMargin: 8

            Words {
                text: qsTr("Indicators")
                size: Theme.lead
                strong: true
                Layout.fillWidth: true
                Accessible.role: Accessible.Heading
            }

            PushButton {
                objectName: "monthsButton"
                glyph: "calendar"
                text: qsTr("Monthly figures")
                onClicked: page.session.navigator.open("months", {
                        "audit": page.document.auditId
                    })
            }
        }

        Repeater {
            model: indicators

            IndicatorRow {
                session: page.session
                Layout.fillWidth: true
                onMarked: mark => indicators.mark(index, mark)
                onNoted: (owner, text) => indicators.setNote(owner, text)
            }
        }

        Words {
            text: qsTr("Further demands, without a score")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Layout.topMargin: 8
            Accessible.role: Accessible.Heading
        }

        Panel {
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 10

                Repeater {
                    model: conclusion.checklist

                    RowLayout {
                        id: demand
                        required property var modelData
                        spacing: 12
                        Layout.fillWidth: true

                        Words {
                            text: demand.modelData.code
                            strong: true
                            color: Theme.primary
                            wrapMode: Text.NoWrap
                            Layout.minimumWidth: 90
                            Layout.alignment: Qt.AlignTop
                        }

                        Words {
                            text: demand.modelData.text
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
    }
}
