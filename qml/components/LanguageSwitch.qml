import QtQuick
import Plumbline
import Plumbline.Mobile

// Chinese or English, at once.
Choices {
    id: languages

    required property Settings settings

    prefix: "language"
    value: settings.language
    options: [{
            "value": "zh",
            "label": "中文"
        }, {
            "value": "en",
            "label": "English"
        }]
    Accessible.name: qsTr("Language")
    onPicked: chosen => languages.settings.language = chosen
}
