#pragma once
#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <span>

class QApplication;

namespace botoscope::ui {

enum class Scheme { System, Light, Dark };

/// Every colour of the window by its purpose. Text colours keep 4.5:1 on each surface in both schemes.
enum class Token {
    // surfaces
    Background, ///< window and docks
    Raised,     ///< cards, popups, buttons
    Field,      ///< what is typed into, lists and code
    Hover,
    Selection,    ///< selected rows and text; Text is written on it
    Border,       ///< hairlines between things
    BorderStrong, ///< outlines of controls, 3:1 at least
    // text
    Text,
    TextSecondary,
    Placeholder, ///< ghost text: values that are not there
    Accent,
    OnAccent, ///< text on a surface of Accent
    Ok,
    Warning,
    Error,
    Changed,
    Added,
    Removed,
    // phases of a call; one colour each in every view
    PhasePrepare,
    PhaseSign,
    PhaseWire,
    PhaseParse,
    PhaseRetry,
    // what a profile is known by, chosen by the person
    ProfileRed,
    ProfileOrange,
    ProfileGreen,
    ProfileTeal,
    ProfileBlue,
    ProfileViolet,
};

/// The table's order, for tests and previews.
std::span<const Token> allTokens();
const char* tokenName(Token token);

/// Sizes in logical pixels; everything sits on a grid of four.
namespace metrics {
inline constexpr int grid = 4;
inline constexpr int small = 4;
inline constexpr int medium = 8;
inline constexpr int large = 12;
inline constexpr int huge = 16;
inline constexpr int rowHeight = 28; ///< controls that share a row
inline constexpr int icon = 16;
inline constexpr int radius = 4;
} // namespace metrics

/// The one look of the program: colours, fonts and style, following the system's scheme unless told otherwise.
class Theme : public QObject {
    Q_OBJECT
public:
    /// The theme in use (light until apply was called).
    static Theme& current();

    /// Sets style, palette and fonts. System follows the desktop, also when it changes later; the environment variable
    /// BOTOSCOPE_THEME=light|dark overrides System.
    static void apply(QApplication& application, Scheme scheme = Scheme::System);

    static QColor color(Token token);            ///< in the current scheme
    static QColor color(Token token, bool dark); ///< in a given one
    static QPalette palette(bool dark);

    static QFont interfaceFont();
    static QFont smallFont(); ///< secondary text
    static QFont strongFont();
    static QFont monoFont(); ///< everything that goes over the wire

    Scheme scheme() const { return m_scheme; }
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    /// Colours are others now. Widgets that keep none of them need not listen: they are repainted.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme() = default;
    void use(Scheme scheme);
    void setDark(bool dark);

    Scheme m_scheme = Scheme::Light;
    bool m_dark = false;
    bool m_probing = false;
};

/// WCAG 2.1 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);
/// a with the share (0 to 1) of b mixed in.
QColor blend(const QColor& a, const QColor& b, double share);

} // namespace botoscope::ui
