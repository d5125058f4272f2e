#include "ui/forms/group_field.h"

#include "ui/common/icons.h"
#include "ui/forms/field_header.h"
#include "ui/forms/value_text.h"

#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

/// The indented place for members, with a line that ties them to their header's disclosure.
class GroupBody : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (layout()->contentsMargins().left() > 0 && height() > metrics::rowHeight) {
            QPainter(this).fillRect(6, 2, 1, height() - 6, Theme::color(Token::Border));
        }
    }
};

} // namespace

GroupField::GroupField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget)
{
    if (!this->spec().root) {
        connect(header(), &FieldHeader::disclosureClicked, this, [this] { setOpen(!m_open); });
        registerWidget(header()->showDisclosure(false), QStringLiteral("/open"), tr("Members of %1"));
    }
}

void GroupField::ensureBuilt()
{
    if (m_body) {
        return;
    }
    m_body = new GroupBody(this);
    m_bodyColumn = new QVBoxLayout(m_body);
    m_bodyColumn->setContentsMargins(spec().root ? 0 : FieldHeader::gutter, 0, 0, spec().root ? 0 : metrics::small);
    m_bodyColumn->setSpacing(metrics::small);
    column()->addWidget(m_body);
    build();
}

void GroupField::setOpen(bool open)
{
    if (open && isUnfit()) {
        return;
    }
    if (open) {
        ensureBuilt();
    }
    if (m_open != open) {
        m_open = open;
        m_body->setVisible(open);
        refresh();
        tellRearranged();
    }
}

void GroupField::openWithoutHeader()
{
    header()->hide();
    m_open = true;
    ensureBuilt();
}

QToolButton* GroupField::addButton(const QString& suffix, const QString& text, const QString& purpose)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon(Icon::Plus));
    button->setIconSize({12, 12});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    registerWidget(button, suffix, purpose);
    return button;
}

QWidget* GroupField::focusTarget()
{
    QToolButton* disclosure = spec().root ? nullptr : header()->showDisclosure(m_open);
    return disclosure ? static_cast<QWidget*>(disclosure) : this;
}

void GroupField::applyProblems(const ProblemIndex& index, bool strict)
{
    const int below = index.countUnder(path());
    Field::applyProblems(index, strict);
    if (below != m_problemsBelow) {
        m_problemsBelow = below;
        refresh();
    }
}

QString GroupField::summary() const
{
    return value() ? summarize(*value(), spec().ref) : QString();
}

void GroupField::refresh()
{
    Field::refresh();
    if (spec().root || isUnfit()) {
        if (!spec().root) {
            header()->showDisclosure(false);
        }
        return;
    }
    header()->showDisclosure(m_open);
    if (!value()) {
        header()->setSummary(placeholder(), true);
    } else if (m_open) {
        header()->setSummary({}, true);
    } else {
        const QString problems =
            m_problemsBelow > 0 ? countText(m_problemsBelow, tr("1 problem · "), tr("%1 problems · ")) : QString();
        header()->setSummary(problems + summary(), false);
    }
}

} // namespace botoscope::ui
