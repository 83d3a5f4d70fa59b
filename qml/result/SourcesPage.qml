pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// What a score came from: for service the evaluations that count, then item by item what was earned and what was lost.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document
    readonly property string figure: session.navigator.place.figure ?? "service"
    readonly property bool ofService: figure === "service"

    title: ofService ? qsTr("Where the service score comes from") : qsTr("Where the management score comes from")
    subtitle: ofService ? (result.serviceExact !== "" ? qsTr("Exactly %1").arg(result.serviceExact) : "") : (result.managementExact !== "" ? qsTr("Exactly %1").arg(result.managementExact) : "")

    ResultView {
        id: result
        document: page.document
    }

    WhyView {
        id: why
        document: page.document
        onChanged: page.refresh()
    }

    property var evaluations: []
    property var items: []

    function refresh() {
        evaluations = ofService ? why.evaluations() : [];
        items = why.items(figure);
    }

    Component.onCompleted: refresh()

    ScrollPage {
        objectName: "sourcesScroll"
        anchors.fill: parent
        inner: page.inner

        PushButton {
            objectName: "sourcesSection"
            glyph: page.ofService ? "site" : "office"
            text: page.ofService ? qsTr("To the visits") : qsTr("To the management items")
            onClicked: page.session.navigator.replace(page.ofService ? "projects" : "management", {
                    "audit": page.document.auditId
                })
        }

        Words {
            visible: page.ofService
            text: qsTr("%n evaluation(s) count", "", page.evaluations.length)
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Repeater {
            model: page.evaluations

            T.AbstractButton {
                id: evaluation
                required property var modelData
                objectName: "source-" + modelData.id
                implicitHeight: Math.max(Theme.target, line.implicitHeight + 20)
                Layout.fillWidth: true
                Accessible.role: Accessible.Button
                Accessible.name: line.text + " " + line.value
                Keys.onReturnPressed: clicked()
                onClicked: page.session.navigator.open("observation", {
                        "audit": page.document.auditId,
                        "project": modelData.project,
                        "evaluation": modelData.id
                    })

                contentItem: Item {
                    ListLine {
                        id: line
                        anchors.verticalCenter: parent.verticalCenter
                        x: 16
                        width: parent.width - 32
                        lead: evaluation.modelData.project
                        text: evaluation.modelData.projectName
                        detail: (evaluation.modelData.auditor ? qsTr("Observed by %1") : qsTr("Answered by %1")).arg(evaluation.modelData.evaluator || "–")
                        value: evaluation.modelData.score
                    }
                }

                background: Rectangle {
                    radius: Theme.radius
                    color: evaluation.down ? Theme.primarySoft : Theme.surface
                    border.width: evaluation.visualFocus ? 3 : Theme.line
                    border.color: evaluation.visualFocus ? Theme.star : Theme.outline
                }
            }
        }

        Words {
            text: qsTr("Item by item: points earned, and lost against full marks")
            size: Theme.lead
            strong: true
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }

        Panel {
            Layout.fillWidth: true

            Column {
                width: parent.width
                spacing: 10

                Words {
                    visible: page.items.length === 0
                    width: parent.width
                    text: qsTr("Nothing is graded yet.")
                    quiet: true
                }

                Repeater {
                    model: page.items

                    ListLine {
                        required property var modelData
                        width: parent.width
                        lead: modelData.code
                        text: modelData.title
                        value: "+" + modelData.earned + "   −" + modelData.lost
                    }
                }
            }
        }
    }
}
