pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// The sections of an audit: beside the page in landscape, beneath it in portrait.
Rectangle {
    id: rail

    required property Session session
    property bool upright: false
    readonly property var sections: [{
            "page": "projects",
            "glyph": "site",
            "label": qsTr("Visits")
        }, {
            "page": "management",
            "glyph": "office",
            "label": qsTr("Management")
        }, {
            "page": "conformity",
            "glyph": "scales",
            "label": qsTr("Conformity")
        }, {
            "page": "result",
            "glyph": "star",
            "label": qsTr("Result")
        }]

    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Sections of the audit")

    Rectangle {
        color: Theme.outline
        width: rail.upright ? rail.width : Theme.line
        height: rail.upright ? Theme.line : rail.height
        x: rail.upright ? 0 : rail.width - width
    }

    Flow {
        anchors.fill: parent
        anchors.topMargin: rail.upright ? 4 : 14
        flow: rail.upright ? Flow.LeftToRight : Flow.TopToBottom

        Repeater {
            model: rail.sections

            T.AbstractButton {
                id: section
                required property var modelData
                readonly property bool chosen: rail.session.navigator.page === modelData.page
                objectName: "section-" + modelData.page
                width: rail.upright ? rail.width / rail.sections.length : rail.width
                height: rail.upright ? 76 : 92
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData.label
                Accessible.selected: chosen
                Keys.onReturnPressed: clicked()
                onClicked: {
                    if (!chosen)
                        rail.session.navigator.replace(modelData.page, {
                                "audit": rail.session.navigator.place.audit
                            });
                }

                contentItem: Item {
                    Column {
                        anchors.centerIn: parent
                        width: parent.width - 16
                        spacing: 4

                        Glyph {
                            anchors.horizontalCenter: parent.horizontalCenter
                            name: section.modelData.glyph
                            size: 28
                            color: section.chosen ? Theme.primary : Theme.muted
                        }

                        Text {
                            width: parent.width
                            text: section.modelData.label
                            color: section.chosen ? Theme.primary : Theme.muted
                            font.pixelSize: Theme.small
                            font.bold: section.chosen
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: 12
                            horizontalAlignment: Text.AlignHCenter
                            textFormat: Text.PlainText
                            Accessible.ignored: true
                        }
                    }
                }

                background: Rectangle {
                    anchors.fill: parent
                    anchors.margins: 6
                    radius: Theme.radius
                    color: section.chosen || section.down ? Theme.primarySoft : "transparent"
                    border.width: section.visualFocus ? 3 : 0
                    border.color: Theme.star
                }
            }
        }
    }
}
