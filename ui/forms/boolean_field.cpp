#include "ui/forms/boolean_field.h"

#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace botoscope::ui {

Segment::Segment(const QString& text, bool first, bool last, QWidget* parent)
    : QAbstractButton(parent), m_first(first), m_last(last)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

QSize Segment::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 24, metrics::rowHeight};
}

QSize Segment::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 8, metrics::rowHeight};
}

void Segment::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Only the ends of the row are round: the others draw their corners outside. Neighbours share an outline.
    constexpr qreal outside = 2 * metrics::radius;
    const QRectF box = QRectF(rect()).adjusted(m_first ? 0.5 : -outside, 0.5, m_last ? -0.5 : outside, -0.5);
    const QColor outline = blend(Theme::color(Token::Border), Theme::color(Token::BorderStrong), 0.55);
    painter.setPen(outline);
    painter.setBrush(isChecked()    ? Theme::color(Token::Selection)
                     : underMouse() ? Theme::color(Token::Hover)
                                    : Theme::color(Token::Field));
    painter.drawRoundedRect(box, metrics::radius, metrics::radius);
    if (!m_last) {
        painter.drawLine(QPointF(width() - 0.5, 1), QPointF(width() - 0.5, height() - 1));
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::color(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radius, metrics::radius);
    }
    painter.setPen(isChecked() ? Theme::color(Token::Text) : Theme::color(Token::TextSecondary));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

BooleanField::BooleanField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_row(new QWidget(this)),
      m_unset(new Segment(tr("not set"), true, false, m_row)), m_true(new Segment(tr("true"), false, false, m_row)),
      m_false(new Segment(tr("false"), false, true, m_row))
{
    auto* line = new QHBoxLayout(m_row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    for (Segment* segment : {m_unset, m_true, m_false}) {
        line->addWidget(segment);
        connect(segment, &Segment::clicked, this, &BooleanField::changedByPerson);
    }
    line->addStretch();
    registerWidget(m_row, {});
    registerWidget(m_unset, QStringLiteral("/unset"), tr("%1: not set"));
    registerWidget(m_true, QStringLiteral("/true"), tr("%1: true"));
    registerWidget(m_false, QStringLiteral("/false"), tr("%1: false"));
    m_unset->setChecked(true);
    refresh();
}

QWidget* BooleanField::focusTarget()
{
    return m_true->isChecked() ? m_true : m_false->isChecked() ? m_false : m_unset;
}

bool BooleanField::accepts(const Value& value) const
{
    return value.isBool() || (value.isNull() && spec().always);
}

std::optional<Value> BooleanField::read() const
{
    if (m_unset->isChecked()) {
        return spec().always ? std::optional(Value()) : std::nullopt;
    }
    return Value(m_true->isChecked());
}

void BooleanField::write(const std::optional<Value>& value)
{
    const bool set = value && value->isBool();
    (set ? (value->toBool() ? m_true : m_false) : m_unset)->setChecked(true);
}

} // namespace botoscope::ui
