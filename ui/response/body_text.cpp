#include "ui/response/body_text.h"

#include "core/base/encoding.h"
#include "core/base/json.h"

#include <algorithm>

namespace botoscope::ui {

namespace {

constexpr std::size_t hexLimit = 64U << 10;
constexpr std::size_t prettyLimit = 4U << 20; ///< beyond it JSON is shown as it came

QString hexDump(std::string_view bytes)
{
    QString out;
    const std::string_view shown = bytes.substr(0, hexLimit);
    for (std::size_t at = 0; at < shown.size(); at += 16) {
        const std::string_view line = shown.substr(at, 16);
        QString hex;
        QString text;
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            hex += QStringLiteral("%1 ").arg(byte, 2, 16, QLatin1Char('0'));
            text += byte >= 0x20 && byte < 0x7F ? QLatin1Char(c) : QLatin1Char('.');
        }
        out += QStringLiteral("%1  %2 %3\n").arg(at, 8, 16, QLatin1Char('0')).arg(hex, -48).arg(text);
    }
    if (shown.size() < bytes.size()) {
        out += QStringLiteral("… %1 more bytes").arg(bytes.size() - shown.size());
    }
    return out;
}

/// Control characters other than line ends and tabs as their pictures (U+2400 …): they must not act on the view.
QString visible(QString text)
{
    for (QChar& c : text) {
        const char16_t code = c.unicode();
        if (code < 0x20 && code != u'\n' && code != u'\t' && code != u'\r') {
            c = QChar(0x2400 + code);
        }
    }
    return text;
}

} // namespace

QString bodyText(const std::string& body)
{
    const bool binary = !isValidUtf8(body) || body.find('\0') != std::string::npos;
    if (binary) {
        return hexDump(body);
    }
    const std::string_view start = trim(body);
    const bool json = !start.empty() && (start.front() == '{' || start.front() == '[');
    if (json && body.size() < prettyLimit) {
        if (const auto parsed = parseJson(body); parsed.ok()) {
            return visible(QString::fromStdString(writeJson(*parsed)));
        }
    }
    return visible(QString::fromStdString(body));
}

} // namespace botoscope::ui
