#include "ui/forms/field_header.h"

#include "ui/common/icons.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

namespace botoscope::ui {

namespace {
constexpr int minimumLabel = 72;
constexpr int maximumLabel = 200;
constexpr int leastLabel = 96; // what a narrow form leaves of the label column
constexpr int gap = metrics::medium;
} // namespace

FieldHeader::FieldHeader(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FieldHeader::setLabel(const QString& text, bool required, bool deprecated)
{
    m_label = text;
    m_required = required;
    m_deprecated = deprecated;
    update();
}

void FieldHeader::setLabelWidth(int width)
{
    if (m_labelWidth != width) {
        m_labelWidth = width;
        arrange();
        update();
    }
}

void FieldHeader::setLabelWidget(QWidget* widget)
{
    m_labelWidget = widget;
    widget->setParent(this);
    widget->show();
    arrange();
}

void FieldHeader::setEditor(QWidget* editor)
{
    if (m_editor == editor) {
        return;
    }
    if (m_editor) {
        m_editor->hide();
    }
    m_editor = editor;
    if (m_editor) {
        m_editor->setParent(this);
        m_editor->show();
    }
    arrange();
    updateGeometry();
    update();
}

void FieldHeader::setSummary(const QString& text, bool ghost)
{
    if (m_summary != text || m_ghost != ghost) {
        m_summary = text;
        m_ghost = ghost;
        update();
    }
}

void FieldHeader::setFilled(bool filled)
{
    if (m_filled != filled) {
        m_filled = filled;
        update();
    }
}

QToolButton* FieldHeader::makeButton()
{
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    button->show();
    return button;
}

QToolButton* FieldHeader::showDisclosure(bool open)
{
    if (!m_disclosure) {
        m_disclosure = makeButton();
        m_disclosure->setIconSize({12, 12});
        connect(m_disclosure, &QToolButton::clicked, this, &FieldHeader::disclosureClicked);
        arrange();
    }
    m_disclosure->setIcon(icon(open ? Icon::ChevronDown : Icon::ChevronRight));
    return m_disclosure;
}

void FieldHeader::addTrailing(QWidget* widget)
{
    widget->setParent(this);
    m_trailing.push_back(widget);
    arrange();
}

QToolButton* FieldHeader::showRemove(bool visible)
{
    if (!m_remove && visible) {
        m_remove = makeButton();
        m_remove->setIcon(icon(Icon::Close, Token::Placeholder));
        m_remove->setIconSize({14, 14});
        m_remove->setFocusPolicy(Qt::ClickFocus);
        connect(m_remove, &QToolButton::clicked, this, &FieldHeader::removeClicked);
        arrange();
    }
    if (m_remove && m_remove->isHidden() == visible) {
        m_remove->setVisible(visible);
    }
    if (m_empty && visible) {
        m_empty->hide();
    }
    return m_remove;
}

QToolButton* FieldHeader::offerEmpty(bool offer)
{
    offer = offer && (!m_remove || m_remove->isHidden());
    if (!m_empty && offer) {
        m_empty = makeButton();
        m_empty->setIcon(icon(Icon::Quotes, Token::Placeholder));
        m_empty->setFocusPolicy(Qt::ClickFocus);
        connect(m_empty, &QToolButton::clicked, this, &FieldHeader::emptyClicked);
        arrange();
    }
    if (m_empty) {
        m_empty->setVisible(offer);
    }
    return m_empty;
}

QSize FieldHeader::sizeHint() const
{
    int height = metrics::rowHeight;
    if (m_editor) {
        height = std::max(height, m_editor->sizeHint().height());
    }
    return {gutter + m_labelWidth + gap + 160 + slotWidth, height};
}

QSize FieldHeader::minimumSizeHint() const
{
    return {gutter + std::min(m_labelWidth, leastLabel) + gap + 80 + slotWidth, sizeHint().height()};
}

int FieldHeader::labelSpace() const
{
    const int atMost = (width() - gutter - gap - slotWidth) * 2 / 5;
    return std::min(m_labelWidth, std::max(atMost, leastLabel));
}

int FieldHeader::middleStart() const
{
    return gutter + labelSpace() + gap;
}

QRect FieldHeader::labelRect() const
{
    return {gutter, 0, labelSpace(), metrics::rowHeight};
}

QRect FieldHeader::middleRect() const
{
    const int left = middleStart();
    int right = width() - slotWidth;
    for (const QWidget* widget : m_trailing) {
        if (!widget->isHidden()) {
            right -= widget->sizeHint().width() + metrics::small;
        }
    }
    return {left, 0, std::max(0, right - left), height()};
}

void FieldHeader::arrange()
{
    if (m_disclosure) {
        m_disclosure->setGeometry(-4, (metrics::rowHeight - 20) / 2, 20, 20); // its chevron stands at 0
    }
    if (m_labelWidget) {
        m_labelWidget->setGeometry(labelRect());
    }
    const QRect middle = middleRect();
    if (m_editor) {
        m_editor->setGeometry(middle);
    }
    int x = width() - slotWidth;
    for (auto it = m_trailing.rbegin(); it != m_trailing.rend(); ++it) {
        if (!(*it)->isHidden()) {
            const QSize size = (*it)->sizeHint();
            x -= size.width();
            const int top = std::max(0, (metrics::rowHeight - size.height()) / 2);
            (*it)->setGeometry(x, top, size.width(), std::min(size.height(), metrics::rowHeight));
            x -= metrics::small;
        }
    }
    for (QToolButton* button : {m_remove, m_empty}) {
        if (button) {
            button->setGeometry(width() - slotWidth + 2, (metrics::rowHeight - 22) / 2, 22, 22);
        }
    }
}

void FieldHeader::resizeEvent(QResizeEvent*)
{
    arrange();
}

void FieldHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (!m_labelWidget) {
        QFont labelFont = font();
        labelFont.setStrikeOut(m_deprecated);
        painter.setFont(labelFont);
        const int star = m_required ? painter.fontMetrics().horizontalAdvance(QStringLiteral(" *")) : 0;
        const QString shown = painter.fontMetrics().elidedText(m_label, Qt::ElideMiddle, labelRect().width() - star);
        painter.setPen(Theme::color(m_filled || m_required ? Token::Text : Token::TextSecondary));
        painter.drawText(labelRect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
        if (m_required) {
            QRect rest = labelRect();
            rest.setLeft(rest.left() + painter.fontMetrics().horizontalAdvance(shown));
            labelFont.setStrikeOut(false);
            painter.setFont(labelFont);
            painter.setPen(Theme::color(Token::Accent));
            painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, QStringLiteral(" *"));
        }
        painter.setFont(font());
    }
    if (!m_editor && !m_summary.isEmpty()) {
        painter.setPen(Theme::color(m_ghost ? Token::Placeholder : Token::TextSecondary));
        const QRect middle = middleRect();
        painter.drawText(middle, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_summary, Qt::ElideMiddle, middle.width()));
    }
}

void FieldHeader::mouseReleaseEvent(QMouseEvent* event)
{
    const bool onText = !m_editor || event->position().x() < middleStart();
    if (m_disclosure && event->button() == Qt::LeftButton && onText && rect().contains(event->position().toPoint())) {
        Q_EMIT disclosureClicked();
    }
}

bool FieldHeader::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) {
        arrange();
        updateGeometry();
    }
    return QWidget::event(event);
}

int labelWidthFor(const QFontMetrics& font, const QStringList& labels)
{
    int width = minimumLabel;
    for (const QString& label : labels) {
        width = std::max(width, font.horizontalAdvance(label) + font.horizontalAdvance(QStringLiteral(" *")) + 2);
        if (width >= maximumLabel) {
            return maximumLabel;
        }
    }
    return (width + 3) / 4 * 4;
}

} // namespace botoscope::ui
