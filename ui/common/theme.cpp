#include "ui/common/theme.h"

#include "ui/common/style.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPixmapCache>
#include <array>
#include <cmath>

namespace botoscope::ui {

namespace {

struct Entry {
    Token token;
    const char* name;
    QRgb light;
    QRgb dark;
};

// The only place where colours are written down.
constexpr std::array table = {
    Entry{Token::Background, "background", 0xfff5f6f8, 0xff1b1d21},
    Entry{Token::Raised, "raised", 0xfffcfcfd, 0xff24272c},
    Entry{Token::Field, "field", 0xffffffff, 0xff15171a},
    Entry{Token::Hover, "hover", 0xffe9ecf1, 0xff2b2f36},
    Entry{Token::Selection, "selection", 0xffdbe5fb, 0xff2b3a5e},
    Entry{Token::Border, "border", 0xffdcdfe4, 0xff353a42},
    Entry{Token::BorderStrong, "borderStrong", 0xff868d98, 0xff757d89},
    Entry{Token::Text, "text", 0xff1b1f24, 0xffe6e8eb},
    Entry{Token::TextSecondary, "textSecondary", 0xff545c67, 0xffabb2bd},
    Entry{Token::Placeholder, "placeholder", 0xff5e6672, 0xff9fa7b2},
    Entry{Token::Accent, "accent", 0xff1f5fbf, 0xff8ab4ff},
    Entry{Token::OnAccent, "onAccent", 0xffffffff, 0xff10141c},
    Entry{Token::Ok, "ok", 0xff14692f, 0xff63d088},
    Entry{Token::Warning, "warning", 0xff8a4b00, 0xfff2b05e},
    Entry{Token::Error, "error", 0xffb4211d, 0xffff938a},
    Entry{Token::Changed, "changed", 0xff7a5200, 0xffe6c67a},
    Entry{Token::Added, "added", 0xff14692f, 0xff63d088},
    Entry{Token::Removed, "removed", 0xffb4211d, 0xffff938a},
    Entry{Token::PhasePrepare, "phasePrepare", 0xff4c51bf, 0xffabaeff},
    Entry{Token::PhaseSign, "phaseSign", 0xff86379f, 0xffdba8f3},
    Entry{Token::PhaseWire, "phaseWire", 0xff0a6373, 0xff66cbde},
    Entry{Token::PhaseParse, "phaseParse", 0xff2a6a2f, 0xff8bd291},
    Entry{Token::PhaseRetry, "phaseRetry", 0xff9c4105, 0xffffb07a},
    Entry{Token::ProfileRed, "profileRed", 0xffb4211d, 0xffff938a},
    Entry{Token::ProfileOrange, "profileOrange", 0xff9c4105, 0xffffb07a},
    Entry{Token::ProfileGreen, "profileGreen", 0xff14692f, 0xff63d088},
    Entry{Token::ProfileTeal, "profileTeal", 0xff0a6373, 0xff66cbde},
    Entry{Token::ProfileBlue, "profileBlue", 0xff1f5fbf, 0xff8ab4ff},
    Entry{Token::ProfileViolet, "profileViolet", 0xff86379f, 0xffdba8f3},
};

constexpr auto tokens = [] {
    std::array<Token, table.size()> result{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        result[i] = table[i].token;
    }
    return result;
}();

static_assert(
    [] {
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (static_cast<std::size_t>(table[i].token) != i) {
                return false;
            }
        }
        return true;
    }(),
    "the table is indexed by token");

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QFont availableFont(QFontDatabase::SystemFont kind, const QString& fallback)
{
    QFont font = QFontDatabase::systemFont(kind);
    if (!QFontDatabase::hasFamily(QFontInfo(font).family()) ||
        (kind == QFontDatabase::FixedFont && !QFontInfo(font).fixedPitch())) {
        font.setFamily(fallback);
    }
    return font;
}

std::optional<bool> schemeFromEnvironment()
{
    const QByteArray wish = qgetenv("BOTOSCOPE_THEME").toLower();
    if (wish == "dark" || wish == "light") {
        return wish == "dark";
    }
    return std::nullopt;
}

} // namespace

std::span<const Token> allTokens()
{
    return tokens;
}

const char* tokenName(Token token)
{
    return table[static_cast<std::size_t>(token)].name;
}

Theme& Theme::current()
{
    static Theme theme;
    return theme;
}

QColor Theme::color(Token token)
{
    return color(token, current().m_dark);
}

QColor Theme::color(Token token, bool dark)
{
    const Entry& entry = table[static_cast<std::size_t>(token)];
    return QColor::fromRgb(dark ? entry.dark : entry.light);
}

QPalette Theme::palette(bool dark)
{
    const auto get = [dark](Token token) { return color(token, dark); };
    QPalette palette;
    palette.setColor(QPalette::Window, get(Token::Background));
    palette.setColor(QPalette::WindowText, get(Token::Text));
    palette.setColor(QPalette::Base, get(Token::Field));
    palette.setColor(QPalette::AlternateBase, blend(get(Token::Field), get(Token::Hover), 0.5));
    palette.setColor(QPalette::Text, get(Token::Text));
    palette.setColor(QPalette::Button, get(Token::Raised));
    palette.setColor(QPalette::ButtonText, get(Token::Text));
    palette.setColor(QPalette::BrightText, get(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, get(Token::Raised));
    palette.setColor(QPalette::ToolTipText, get(Token::Text));
    palette.setColor(QPalette::PlaceholderText, get(Token::Placeholder));
    palette.setColor(QPalette::Highlight, get(Token::Selection));
    palette.setColor(QPalette::HighlightedText, get(Token::Text));
    palette.setColor(QPalette::Link, get(Token::Accent));
    palette.setColor(QPalette::LinkVisited, get(Token::Accent));
    palette.setColor(QPalette::Light, blend(get(Token::Raised), get(Token::Field), 0.5));
    palette.setColor(QPalette::Midlight, get(Token::Hover));
    palette.setColor(QPalette::Mid, get(Token::Border));
    palette.setColor(QPalette::Dark, get(Token::BorderStrong));
    palette.setColor(QPalette::Shadow, dark ? Qt::black : get(Token::BorderStrong));
    const QColor faint = blend(get(Token::Text), get(Token::Background), 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::Base, get(Token::Background));
    return palette;
}

QFont Theme::interfaceFont()
{
    return availableFont(QFontDatabase::GeneralFont, QStringLiteral("DejaVu Sans"));
}

QFont Theme::smallFont()
{
    QFont font = QApplication::font();
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * 0.9);
    } else {
        font.setPixelSize(qRound(font.pixelSize() * 0.9));
    }
    return font;
}

QFont Theme::strongFont()
{
    QFont font = QApplication::font();
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont Theme::monoFont()
{
    static const QString family =
        QFontInfo(availableFont(QFontDatabase::FixedFont, QStringLiteral("DejaVu Sans Mono"))).family();
    QFont font = QApplication::font();
    font.setFamily(family);
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

void Theme::apply(QApplication& application, Scheme scheme)
{
    Theme& theme = current();
    application.removeEventFilter(&theme);
    QApplication::setStyle(new Style);
    QApplication::setFont(interfaceFont());
    theme.use(scheme);
    application.installEventFilter(&theme);
}

void Theme::use(Scheme scheme)
{
    m_scheme = scheme;
    if (scheme != Scheme::System) {
        setDark(scheme == Scheme::Dark);
        return;
    }
    if (const auto wish = schemeFromEnvironment()) {
        setDark(*wish);
        return;
    }
    // Qt 6.4 has no colour scheme to ask for: the palette it would use without ours tells.
    m_probing = true;
    QApplication::setPalette(QPalette());
    const QPalette native = QApplication::palette();
    m_probing = false;
    setDark(luminance(native.color(QPalette::WindowText)) > luminance(native.color(QPalette::Window)));
}

void Theme::setDark(bool dark)
{
    m_dark = dark;
    QPixmapCache::clear();
    QApplication::setPalette(palette(dark));
    Q_EMIT changed();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_scheme == Scheme::System && !m_probing) {
        use(Scheme::System);
    }
    return QObject::eventFilter(watched, event);
}

double contrastRatio(const QColor& a, const QColor& b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blend(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](float from, float to) { return static_cast<float>(from + (to - from) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

} // namespace botoscope::ui
