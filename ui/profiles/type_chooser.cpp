#include "ui/profiles/type_chooser.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/style.h"
#include "ui/profiles/profile_fields.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int rowHeight = 48;

/// Older SSO is only edited.
bool isOffered(config::ProfileType type)
{
    return type != config::ProfileType::SsoLegacy;
}

/// The type's word, and below it the sentence.
class TypeDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, rowHeight}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem frame(option);
        initStyleOption(&frame, index);
        frame.text.clear();
        frame.widget->style()->drawControl(QStyle::CE_ItemViewItem, &frame, painter, frame.widget);
        const QStringList lines = index.data().toString().split(QLatin1Char('\n'));
        const QRect room = option.rect.adjusted(metrics::large, metrics::small, -metrics::large, -metrics::small);
        painter->save();
        line(painter, room.adjusted(0, 0, 0, -room.height() / 2), lines.value(0), Theme::strongFont(), Token::Text);
        line(painter, room.adjusted(0, room.height() / 2, 0, 0), lines.value(1), Theme::smallFont(),
             Token::TextSecondary);
        painter->restore();
    }

private:
    static void line(QPainter* painter, const QRect& rect, const QString& text, const QFont& font, Token color)
    {
        painter->setFont(font);
        painter->setPen(Theme::color(color));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    }
};

} // namespace

TypeChooser::TypeChooser(QWidget* parent)
    : QWidget(parent), m_types(named(new QListWidget, QStringLiteral("profileTypes"), tr("Type of the new profile")))
{
    auto* title = new QLabel(tr("What is the new profile made of?"));
    title->setFont(Theme::strongFont());
    m_types->setUniformItemSizes(true);
    m_types->setItemDelegate(new TypeDelegate(m_types));
    m_types->setFrameShape(QFrame::NoFrame);
    for (const config::ProfileType type : profileTypes()) {
        if (isOffered(type)) {
            auto* item = new QListWidgetItem(profileTypeWord(type) + QLatin1Char('\n') + profileTypeSentence(type));
            item->setData(Qt::UserRole, static_cast<int>(type));
            m_types->addItem(item);
        }
    }
    m_types->setCurrentRow(0);
    auto* cancel = named(new QPushButton(tr("Cancel")), QStringLiteral("profileTypeCancel"), tr("Make no profile"));
    auto* go = named(new QPushButton(tr("Continue")), QStringLiteral("profileTypeChoose"), tr("Continue"));
    setTint(go, Token::Accent);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton* button : {cancel, go}) {
        button->setMinimumHeight(metrics::rowHeight);
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::large, metrics::large, metrics::large, metrics::medium);
    column->setSpacing(metrics::medium);
    column->addWidget(title);
    column->addWidget(m_types, 1);
    column->addLayout(buttons);
    connect(m_types, &QListWidget::itemActivated, this, &TypeChooser::choose);
    connect(go, &QPushButton::clicked, this, &TypeChooser::choose);
    connect(cancel, &QPushButton::clicked, this, &TypeChooser::cancelled);
}

void TypeChooser::choose()
{
    if (const QListWidgetItem* item = m_types->currentItem()) {
        Q_EMIT chosen(static_cast<config::ProfileType>(item->data(Qt::UserRole).toInt()));
    }
}

void TypeChooser::focusFirst()
{
    m_types->setFocus(Qt::OtherFocusReason);
}

} // namespace botoscope::ui
