pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// The draw as two parties can watch it: the list fixed by its hash, then the seed, then the tickets.
PageFrame {
    id: page

    readonly property AuditDocument document: session.document
    property bool noted: false
    readonly property string wanted: sizeEntry.text.normalize("NFKC").trim() ///< digits of full width are digits
    readonly property bool sized: /^[1-9][0-9]{0,8}$/.test(wanted)
    readonly property bool same: planning.drawnSeed === seed.text.trim() && drawnSize === wanted ///< as the tickets were drawn with
    property string drawnSize

    title: qsTr("Draw of the sample")
    subtitle: document?.organisation ?? ""

    Planning {
        id: planning
        document: page.document
        onRecorded: {
            seed.settle();
            page.session.navigator.back();
        }
    }

    ScrollPage {
        anchors.fill: parent
        inner: page.inner

        Banner {
            tone: "warn"
            text: planning.seed !== "" ? qsTr("A sample is drawn already, with the seed %1. Another draw takes its place; the record keeps both.").arg(planning.seed) : ""
            Layout.fillWidth: true
        }

        Panel {
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 8

                Words {
                    text: qsTr("1  The list is fixed")
                    size: Theme.lead
                    strong: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: qsTr("%n project(s). Both parties note the beginning of this hash: another list would have another one.", "", page.document?.projects ?? 0)
                    quiet: true
                    Layout.fillWidth: true
                }

                Words {
                    objectName: "frameHash"
                    text: planning.frame
                    size: Theme.lead
                    font.family: "monospace"
                    wrapMode: Text.WrapAnywhere
                    Layout.fillWidth: true
                }

                PushButton {
                    objectName: "hashNotedButton"
                    tone: page.noted ? "plain" : "primary"
                    glyph: "check"
                    text: page.noted ? qsTr("Noted by both parties") : qsTr("Both parties have noted it")
                    enabled: !page.noted && planning.frame !== ""
                    onClicked: {
                        page.noted = true;
                        seed.field.forceActiveFocus();
                    }
                }
            }
        }

        Panel {
            visible: page.noted
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 12

                Words {
                    text: qsTr("2  The seed")
                    size: Theme.lead
                    strong: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: qsTr("Digits that nobody chose: dice thrown now, or lottery numbers of today. Whoever has list and seed can repeat the draw.")
                    quiet: true
                    Layout.fillWidth: true
                }

                Entry {
                    id: seed
                    fieldName: "seedField"
                    label: qsTr("Seed")
                    drafts: page.session.drafts
                    draftName: "seed:" + (page.document?.auditId ?? "")
                    held: true
                    Component.onCompleted: restore()
                    Layout.fillWidth: true
                    onAccepted: drawNow.clicked()
                }

                Entry {
                    id: sizeEntry
                    fieldName: "sizeField"
                    label: qsTr("How many (at least %1; left open: so many)").arg(planning.required)
                    inputMethodHints: Qt.ImhDigitsOnly
                    fault: page.wanted !== "" && !page.sized ? qsTr("A whole number of projects is expected.") : ""
                    Layout.fillWidth: true
                    onAccepted: drawNow.clicked()
                }

                Banner {
                    text: planning.problem
                    Layout.fillWidth: true
                }

                PushButton {
                    id: drawNow
                    objectName: "drawButton"
                    tone: planning.tickets.length > 0 && page.same ? "plain" : "primary"
                    glyph: "dice"
                    text: qsTr("Draw")
                    enabled: seed.text.trim() !== "" && (page.wanted === "" || page.sized) && !planning.working
                    onClicked: {
                        if (!enabled)
                            return;
                        page.drawnSize = page.wanted;
                        planning.draw(seed.text.trim(), page.wanted === "" ? 0 : parseInt(page.wanted));
                    }
                }
            }
        }

        Panel {
            objectName: "ticketsPanel"
            visible: planning.tickets.length > 0 && page.same
            Layout.fillWidth: true

            ColumnLayout {
                width: parent.width
                spacing: 10

                Words {
                    text: qsTr("3  The smallest %1 tickets of seed %2 are the sample").arg(planning.tickets.length).arg(planning.drawnSeed)
                    size: Theme.lead
                    strong: true
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                }

                Words {
                    text: qsTr("%1 more stand in reserve, in the order of their tickets.").arg(planning.reserve)
                    quiet: true
                    Layout.fillWidth: true
                }

                PushButton {
                    objectName: "recordDrawButton"
                    tone: "primary"
                    glyph: "check"
                    text: qsTr("Record this draw")
                    enabled: !planning.working
                    Layout.fillWidth: true
                    onClicked: planning.recordDraw()
                }

                Repeater {
                    model: planning.tickets

                    ListLine {
                        required property var modelData
                        lead: modelData.place
                        text: modelData.name || modelData.id
                        detail: modelData.id + " · " + modelData.ticket
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
