#include "ui/profiles/why_panel.h"

#include "ui/common/labels.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/profiles/why_tree.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace botoscope::ui {

namespace {

enum State { Loading, Failed, Ready };
enum Column { Name, What, Where };
constexpr int patience = 150; // ms until it says that it is asking
constexpr int nameWidth = 200;
constexpr int widestName = 320;
constexpr int whereWidth = 248;
constexpr int rowHeight = 24;
constexpr int mostLines = 4;

/// Answers are read whole: they wrap, up to a few lines.
class AnswerDelegate final : public QStyledItemDelegate {
public:
    explicit AnswerDelegate(QTreeView* tree) : QStyledItemDelegate(tree), m_tree(tree) {}
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QFontMetrics font = option.fontMetrics;
        const int room = m_tree->columnWidth(index.column()) - 2 * metrics::medium;
        const QString text = index.data().toString();
        const int height = font.boundingRect(QRect(0, 0, room, 0), Qt::TextWordWrap | Qt::AlignLeft, text).height();
        const int most = mostLines * font.lineSpacing();
        return {room, std::max(rowHeight, std::min(height, most) + metrics::small)};
    }

private:
    QTreeView* m_tree;
};

QToolButton* tool(Icon which, const QString& text, const QString& name)
{
    auto* button = named(new QToolButton, name, text);
    button->setText(text);
    button->setToolTip(text);
    button->setIcon(icon(which));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setMinimumHeight(metrics::rowHeight);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QTreeWidgetItem* itemOf(const WhyNode& node)
{
    auto* item = new QTreeWidgetItem({node.name, node.what, node.where});
    item->setIcon(Name, icon(node.icon, node.tint));
    if (node.tint == Token::Error) {
        item->setForeground(What, Theme::color(Token::Error));
    }
    item->setForeground(Where, Theme::color(Token::TextSecondary));
    for (int column = Name; column <= Where; ++column) {
        item->setToolTip(column, item->text(column));
    }
    for (const WhyNode& below : node.below) {
        item->addChild(itemOf(below));
    }
    return item;
}

} // namespace

WhyPanel::WhyPanel(QWidget* parent)
    : QWidget(parent), m_summary(new ElidedLabel),
      m_refresh(tool(Icon::Refresh, tr("Ask again"), QStringLiteral("whyRefresh"))),
      m_copy(tool(Icon::Copy, tr("Copy"), QStringLiteral("whyCopy"))), m_stack(new QStackedWidget),
      m_error(named(new ErrorState, QStringLiteral("whyError"), tr("Why there are no credentials"))),
      m_tree(named(new QTreeWidget, QStringLiteral("whyTree"), tr("Why these credentials?"))),
      m_patience(new QTimer(this))
{
    named(this, QStringLiteral("whyPanel"), tr("Why these credentials?"));
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Asked"), tr("Answer"), tr("From")});
    m_tree->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_tree->setColumnWidth(Name, nameWidth);
    m_tree->setColumnWidth(Where, whereWidth);
    m_tree->setWordWrap(true);
    m_tree->setItemDelegateForColumn(What, new AnswerDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideMiddle);
    m_tree->setAlternatingRowColors(false);
    m_stack->addWidget(new EmptyState(Icon::Key, tr("Asking the credential providers…")));
    m_stack->addWidget(m_error);
    m_stack->addWidget(m_tree);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);
    m_patience->setSingleShot(true);
    m_patience->setInterval(patience);
    connect(m_patience, &QTimer::timeout, m_stack, [this] { m_stack->setCurrentIndex(Loading); });
    connect(m_tree->header(), &QHeaderView::sectionResized, m_tree, [this](int section) {
        section == What ? m_tree->doItemsLayout() : void(); // answers wrap anew
    });
    connect(m_refresh, &QToolButton::clicked, this, &WhyPanel::refreshRequested);
    connect(m_error, &ErrorState::activated, this, &WhyPanel::refreshRequested);
    connect(m_copy, &QToolButton::clicked, this, &WhyPanel::copy);
    connect(&Theme::current(), &Theme::changed, this, &WhyPanel::fill);
}

QWidget* WhyPanel::makeHead()
{
    auto* title = new QLabel(tr("Why these credentials?"));
    title->setFont(Theme::strongFont());
    m_summary->setColor(Token::TextSecondary);
    auto* close = tool(Icon::Close, tr("Close"), QStringLiteral("whyClose"));
    close->setToolButtonStyle(Qt::ToolButtonIconOnly);
    close->setToolTip(tr("Back to the operations (Esc)"));
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::large, metrics::medium, metrics::medium, metrics::medium);
    row->setSpacing(metrics::medium);
    row->addWidget(title);
    row->addWidget(m_summary, 1);
    for (QToolButton* button : {m_refresh, m_copy, close}) {
        row->addWidget(button);
    }
    connect(close, &QToolButton::clicked, this, &WhyPanel::closeRequested);
    return head;
}

void WhyPanel::setLoading(const QString& profile)
{
    m_loading = true;
    m_summary->setText(profile);
    m_copy->setEnabled(false);
    m_patience->start();
}

void WhyPanel::showExplanation(const engine::Explanation& explanation)
{
    m_loading = false;
    m_patience->stop();
    m_explanation = explanation;
    m_copy->setEnabled(true);
    m_summary->setText(whySummary(explanation));
    if (explanation.attempts.empty() && explanation.error) {
        m_error->setError(QString::fromStdString(explanation.error->message), {},
                          tr("Choose another profile, or correct this one."), tr("Ask again"));
        m_stack->setCurrentIndex(Failed);
        return;
    }
    fill();
    m_stack->setCurrentIndex(Ready);
}

void WhyPanel::fill()
{
    m_tree->clear();
    for (const WhyNode& node : whyTree(m_explanation)) {
        m_tree->addTopLevelItem(itemOf(node));
    }
    m_tree->expandAll();
    m_tree->resizeColumnToContents(Name);
    m_tree->setColumnWidth(Name, std::clamp(m_tree->columnWidth(Name), nameWidth, widestName));
    if (m_tree->topLevelItemCount() > 0) {
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    }
}

void WhyPanel::copy() const
{
    QGuiApplication::clipboard()->setText(whyText(m_explanation));
}

void WhyPanel::focusContent()
{
    m_tree->setFocus(Qt::OtherFocusReason);
}

void WhyPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
    } else if (event->matches(QKeySequence::Copy)) {
        copy();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace botoscope::ui
