#pragma once
#include "ui/common/theme.h"

#include <QProxyStyle>

class QPushButton;

namespace botoscope::ui {

/// Fusion with its gradients and bevels taken out: flat surfaces, hairlines, one visible focus outline.
/// All colours come from Theme, so a change of scheme needs nothing but a repaint.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

/// Fills a button with a colour: the one main action of a panel, or an action whose class must be seen first.
void setTint(QPushButton* button, Token tint);
void clearTint(QPushButton* button);

/// A band at the button's left edge: the colour of the profile that the action goes out with. nullopt takes it away.
void setEdge(QPushButton* button, std::optional<Token> tint);

/// Line edits and the like with something wrong in them get an outline of that colour; clear with nullopt.
void setOutline(QWidget* widget, std::optional<Token> tint);

} // namespace botoscope::ui
