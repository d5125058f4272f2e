#include "ui/common/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>

// A static library's resources are dropped by the linker unless someone asks for them; outside any namespace by Qt's
// rule.
static void initIconResources()
{
    Q_INIT_RESOURCE(app);
}

namespace botoscope::ui {

namespace {

constexpr std::array<const char*, iconCount> names = {"arrow-down",
                                                      "arrow-right",
                                                      "arrow-up",
                                                      "bolt",
                                                      "book",
                                                      "braces",
                                                      "brackets",
                                                      "branch",
                                                      "breakpoint",
                                                      "check",
                                                      "chevron-down",
                                                      "chevron-left",
                                                      "chevron-right",
                                                      "chevron-up",
                                                      "clear",
                                                      "clock",
                                                      "close",
                                                      "code",
                                                      "copy",
                                                      "database",
                                                      "diff",
                                                      "dot",
                                                      "error",
                                                      "external",
                                                      "eye",
                                                      "eye-off",
                                                      "file",
                                                      "filter",
                                                      "folder",
                                                      "form",
                                                      "globe",
                                                      "grip",
                                                      "help",
                                                      "history",
                                                      "image",
                                                      "info",
                                                      "key",
                                                      "link",
                                                      "list",
                                                      "lock",
                                                      "minus",
                                                      "moon",
                                                      "more",
                                                      "pause",
                                                      "pin",
                                                      "play",
                                                      "plus",
                                                      "quotes",
                                                      "redo",
                                                      "refresh",
                                                      "ring",
                                                      "save",
                                                      "search",
                                                      "send",
                                                      "settings",
                                                      "sparkle",
                                                      "spinner",
                                                      "split-horizontal",
                                                      "split-vertical",
                                                      "star",
                                                      "star-filled",
                                                      "step",
                                                      "stop",
                                                      "sun",
                                                      "table",
                                                      "terminal",
                                                      "trash",
                                                      "tree",
                                                      "undo",
                                                      "unlock",
                                                      "user",
                                                      "warning"};

QByteArray svgOf(Icon which)
{
    static const bool ready = (initIconResources(), true);
    Q_UNUSED(ready);
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(names[static_cast<std::size_t>(which)])));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws one SVG in one colour at any size. Asks for the colour each time, so a change of theme needs no new icons.
class TintedEngine : public QIconEngine {
public:
    TintedEngine(Icon which, std::optional<Token> token, QColor color)
        : m_which(which), m_token(token), m_color(std::move(color))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const QPixmap picture = iconPixmap(m_which, colorFor(mode), size, painter->device()->devicePixelRatioF());
        QRect target(0, 0, size, size);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, picture);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_which, colorFor(mode), std::min(size.width(), size.height()), 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // size is in device pixels here, and the caller sets the ratio.
        Q_UNUSED(scale);
        return iconPixmap(m_which, colorFor(mode), std::min(size.width(), size.height()), 1.0);
    }

    QIconEngine* clone() const override { return new TintedEngine(*this); }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        const QColor color = m_token ? Theme::color(*m_token) : m_color;
        return mode == QIcon::Disabled ? blend(color, Theme::color(Token::Background), 0.55) : color;
    }

    Icon m_which;
    std::optional<Token> m_token;
    QColor m_color;
};

} // namespace

QPixmap iconPixmap(Icon which, const QColor& tint, int size, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("botoscope/%1/%2/%3/%4")
                            .arg(static_cast<int>(which))
                            .arg(tint.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QByteArray svg = svgOf(which);
    svg.replace("#000", tint.name(QColor::HexRgb).toLatin1());
    const int pixels = std::max(1, qRound(size * devicePixelRatio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(Icon which, Token tint)
{
    return QIcon(new TintedEngine(which, tint, {}));
}

QIcon icon(Icon which, const QColor& tint)
{
    return QIcon(new TintedEngine(which, std::nullopt, tint));
}

} // namespace botoscope::ui
