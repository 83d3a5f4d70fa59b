import QtQuick
import QtQuick.Layouts
import Plumbline
import Plumbline.Mobile

// Language, theme, text size, name, lock.
PageFrame {
    id: page

    readonly property Settings settings: session.settings

    title: qsTr("Settings")

    ScrollPage {
        anchors.fill: parent
        inner: page.inner
        widest: 720

        Words {
            text: qsTr("Language")
            strong: true
            Layout.fillWidth: true
        }

        LanguageSwitch {
            settings: page.settings
            Layout.fillWidth: true
        }

        Words {
            text: qsTr("Appearance")
            strong: true
            Layout.fillWidth: true
            Layout.topMargin: 12
        }

        Choices {
            prefix: "theme"
            value: page.settings.theme
            options: [{
                    "value": "light",
                    "label": qsTr("Light")
                }, {
                    "value": "dark",
                    "label": qsTr("Dark")
                }, {
                    "value": "sunlight",
                    "label": qsTr("Sunlight")
                }]
            Layout.fillWidth: true
            onPicked: value => page.settings.theme = value
        }

        Words {
            text: qsTr("Text size")
            strong: true
            Layout.fillWidth: true
            Layout.topMargin: 12
        }

        Choices {
            prefix: "textScale"
            value: page.settings.textScale
            options: [{
                    "value": 1,
                    "label": qsTr("Normal")
                }, {
                    "value": 1.2,
                    "label": qsTr("Large")
                }, {
                    "value": 1.4,
                    "label": qsTr("Very large")
                }]
            Layout.fillWidth: true
            onPicked: value => page.settings.textScale = value
        }

        Words {
            text: qsTr("The screen's own keyboard")
            strong: true
            Layout.fillWidth: true
            Layout.topMargin: 12
        }

        Choices {
            prefix: "keyboard"
            value: page.settings.keyboard
            options: [{
                    "value": "touch",
                    "label": qsTr("When a field is touched")
                }, {
                    "value": "always",
                    "label": qsTr("Always")
                }, {
                    "value": "never",
                    "label": qsTr("Never")
                }]
            Layout.fillWidth: true
            onPicked: value => page.settings.keyboard = value
        }

        Entry {
            id: auditor
            fieldName: "settingsAuditor"
            label: qsTr("Your name")
            text: page.session.auditor
            Layout.fillWidth: true
            Layout.topMargin: 12
            onFinished: page.session.auditor = text.trim()
        }

        Words {
            text: qsTr("Lock")
            strong: true
            Layout.fillWidth: true
            Layout.topMargin: 12
        }

        Words {
            text: qsTr("After ten minutes untouched the tablet asks for the PIN again.")
            quiet: true
            Layout.fillWidth: true
        }

        PinPanel {
            session: page.session
            Layout.fillWidth: true
        }

        PushButton {
            objectName: "lockNowButton"
            glyph: "lock"
            text: qsTr("Lock now")
            onClicked: page.session.cover()
        }
    }
}
