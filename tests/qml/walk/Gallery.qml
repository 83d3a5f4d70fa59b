import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Plumbline
import Plumbline.Mobile

// Every component of the house in its states, one under the other.
T.ApplicationWindow {
    id: window

    required property Session session

    visible: true
    width: 1280
    height: 800
    color: Theme.background
    font: Qt.application.font

    ScrollPage {
        anchors.fill: parent

        RowLayout {
            spacing: 12

            PlumbMark {
            }

            Words {
                text: "Words, 文字: heading"
                size: Theme.heading
                strong: true
            }

            Glyph {
                name: "site"
            }
        }

        Flow {
            spacing: 10
            Layout.fillWidth: true

            Repeater {
                model: ["primary", "plain", "quiet", "danger"]

                PushButton {
                    required property string modelData
                    tone: modelData
                    text: modelData
                    glyph: "check"
                }
            }

            PushButton {
                text: "disabled"
                enabled: false
            }

            StatusButton {
                session: window.session
            }

            Toggle {
                checked: true
                Accessible.name: "Toggle"
            }
        }

        Flow {
            spacing: 10
            Layout.fillWidth: true

            Repeater {
                model: ["plain", "info", "good", "warn", "bad"]

                Badge {
                    required property string modelData
                    tone: modelData
                    text: modelData
                    glyph: "clock"
                }
            }

            HistoryButton {
                session: window.session
                kind: AuditDocument.Management
                key: "1.1.1"
                of: "1.1.1"
            }

            SaveMark {
                saveState: 0
            }

            SaveMark {
                saveState: 1
            }

            SaveMark {
                saveState: 2
            }

            Stars {
                value: 4
            }
        }

        Repeater {
            model: ["info", "good", "warn", "bad"]

            Banner {
                required property string modelData
                tone: modelData
                text: "Banner: one clear sentence with what can be done about it. 横幅：一句话说明问题与处理办法。"
                action: "Action"
                Layout.fillWidth: true
            }
        }

        FiveSteps {
            labels: ["非常不满意", "不满意", "一般", "Satisfied", "Very satisfied"]
            level: 4
            Layout.fillWidth: true
        }

        StepButton {
            level: 3
            label: "Step"
            chosen: true
        }

        FineSlider {
            least: 601
            greatest: 800
            Layout.fillWidth: true
        }

        ListLine {
            lead: "ListLine"
            text: "What it is called"
            detail: "and what else is known"
            value: "12.50"
            Layout.fillWidth: true
        }

        ProgressLine {
            value: 3
            total: 5
            Layout.fillWidth: true
        }

        Choices {
            prefix: "gallery"
            value: 1
            options: [{
                    "value": 1,
                    "label": "Choices"
                }, {
                    "value": 2,
                    "label": "选项"
                }]
            Layout.fillWidth: true
        }

        LanguageSwitch {
            settings: window.session.settings
            Layout.fillWidth: true
        }

        Entry {
            label: "Entry"
            hint: "Hint"
            fault: "What is wrong with it."
            Layout.fillWidth: true
        }

        NoteEntry {
            label: "NoteEntry"
            hint: "Hint"
            Layout.fillWidth: true
        }

        Panel {
            Layout.fillWidth: true

            EmptyNote {
                width: parent.width
                glyph: "list"
                title: "EmptyNote"
                text: "What belongs here and what to do."
            }
        }
    }
}
