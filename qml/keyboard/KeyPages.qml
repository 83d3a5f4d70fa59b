import QtQuick

// What stands on the keys, row by row. A key is what it types; names in angle brackets are acts.
QtObject {
    id: pages

    property bool chinese: true ///< Pinyin, and signs as wide as characters

    readonly property var letters: [row("1234567890"), row("qwertyuiop"), row(chinese ? "asdfghjkl'" : "asdfghjkl"), ["<shift>"].concat(row("zxcvbnm"), "<back>"), foot("<signs>")]
    readonly property var signs: chinese ? wideSigns : narrowSigns
    readonly property var wideSigns: [row("、：；！？（）《》…"), row("“”‘’【】—·￥%"), row("+-*/=#@&_°"), row("①②③④⑤²³").concat("<back>"), foot("<letters>")]
    readonly property var narrowSigns: [row("-/:;()_&@\""), row(".,?!'#%+*="), row("[]{}<>~^|\\"), row("°²³±×÷€").concat("<back>"), foot("<letters>")]
    readonly property var numbers: [row("123"), row("456"), row("789"), row(".0-"), ["<letters>", "<back>", "<enter>", "<hide>"]]

    function row(keys) {
        return keys.split("");
    }

    function foot(first) {
        return [first, "<language>", chinese ? "，" : ",", "<space>", chinese ? "。" : ".", "<enter>", "<hide>"];
    }

    /// How many letters wide.
    function span(key: string): real {
        return {
            "<shift>": 1.5,
            "<back>": 1.5,
            "<signs>": 1.4,
            "<letters>": 1.4,
            "<language>": 1.4,
            "<space>": 3.4,
            "<enter>": 1.6,
            "<hide>": 1.2
        }[key] ?? 1;
    }
}
