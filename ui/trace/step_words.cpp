#include "ui/trace/step_words.h"

#include <QCoreApplication>
#include <array>
#include <string_view>
#include <utility>

namespace botoscope::ui {

namespace {

using Row = std::pair<std::string_view, const char*>;
constexpr std::array rows = {
    Row{"provide-client-params", QT_TRANSLATE_NOOP("Steps", "The call begins; handlers may replace its parameters.")},
    Row{"before-parameter-build",
        QT_TRANSLATE_NOOP("Steps", "Handlers may change the parameters before they are checked and serialized.")},
    Row{"before-endpoint-resolution",
        QT_TRANSLATE_NOOP("Steps", "The endpoint is looked up next, from these built-in values.")},
    Row{"before-call",
        QT_TRANSLATE_NOOP("Steps", "The request is built; a handler may change it or answer in the service's place.")},
    Row{"request-created", QT_TRANSLATE_NOOP("Steps", "An attempt begins: its request is made and signed.")},
    Row{"choose-signer", QT_TRANSLATE_NOOP("Steps", "Handlers may choose how the request is signed.")},
    Row{"before-sign", QT_TRANSLATE_NOOP("Steps", "Last chance to change what the signature covers.")},
    Row{"before-send", QT_TRANSLATE_NOOP("Steps", "The request is final; it goes out and the answer is awaited.")},
    Row{"before-parse", QT_TRANSLATE_NOOP("Steps", "A response is there and is parsed next.")},
    Row{"response-received", QT_TRANSLATE_NOOP("Steps", "The attempt is over, with a response or a failure.")},
    Row{"needs-retry", QT_TRANSLATE_NOOP("Steps", "Retry rules decide whether to try again, and when.")},
    Row{"after-call", QT_TRANSLATE_NOOP("Steps", "Handlers may change the parsed result before it is handed over.")},
    Row{"after-call-error", QT_TRANSLATE_NOOP("Steps", "The call failed while sending, reading or parsing.")},
    Row{"call-failed", QT_TRANSLATE_NOOP("Steps", "The call ended before anything was sent.")},
};

} // namespace

QString shortEventName(const std::string& event)
{
    return QString::fromStdString(event.substr(0, event.find('.')));
}

QString stepSentence(const std::string& event)
{
    const std::string head = event.substr(0, event.find('.'));
    for (const auto& [name, sentence] : rows) {
        if (name == head) {
            return QCoreApplication::translate("Steps", sentence);
        }
    }
    return {};
}

QString noteSentence(const Value& snapshot, const Value& before)
{
    const Value& hints = snapshot["hints"];
    if (!hints.isList() || before.find("hints")) {
        return {};
    }
    QStringList lines{QCoreApplication::translate("Steps", "Against the model, but no reason not to send it:")};
    for (const Value& hint : hints.list()) {
        lines.append(QString::fromStdString(hint.toString()));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace botoscope::ui
