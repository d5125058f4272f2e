#include "ui/browser/browser_panel.h"

#include "ui/browser/browser_delegate.h"
#include "ui/browser/service_tree_model.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

constexpr int expandAllBelow = 300; ///< filtered trees this small are shown open
constexpr int typingPause = 40;     ///< ms

QString expansionKey(const QModelIndex& index)
{
    const QString service = index.data(ServiceTreeModel::KeyRole).toString();
    return service.isEmpty() ? QStringLiteral("group:") + index.data().toString() : service;
}

} // namespace

BrowserPanel::BrowserPanel(QWidget* parent)
    : QWidget(parent), m_model(new ServiceTreeModel(this)),
      m_filter(named(new QLineEdit, QStringLiteral("browserFilter"), tr("Filter services and operations"))),
      m_tree(named(new QTreeView, QStringLiteral("browserTree"), tr("Services and operations"))),
      m_stack(new QStackedWidget), m_loading(new EmptyState(Icon::Clock, tr("Reading the model data…"))),
      m_nothing(new EmptyState(Icon::Search, {}, tr("Clear the filter"))), m_typing(new QTimer(this))
{
    m_filter->setPlaceholderText(tr("Filter services and operations"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    makeTree();
    m_stack->addWidget(m_loading);
    m_stack->addWidget(m_tree);
    m_stack->addWidget(m_nothing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::medium, metrics::medium, metrics::small, metrics::small);
    column->setSpacing(metrics::small);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    connect(m_filter, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &BrowserPanel::applyFilter);
    connect(m_nothing, &EmptyState::activated, m_filter, &QLineEdit::clear);
    setFocusProxy(m_filter);
}

void BrowserPanel::makeTree()
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new BrowserDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(metrics::huge);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->installEventFilter(this);
    m_tree->viewport()->installEventFilter(this);
    connect(m_tree, &QTreeView::doubleClicked, this, &BrowserPanel::choose);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (index.data(ServiceTreeModel::KindRole).toInt() != ServiceTreeModel::Operation) {
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
        }
    });
}

void BrowserPanel::setCatalog(std::shared_ptr<const client::Catalog> catalog)
{
    rememberExpanded();
    m_model->setCatalog(std::move(catalog));
    restoreExpanded();
    updateState();
}

void BrowserPanel::setFavourites(const QStringList& keys)
{
    rememberExpanded();
    m_model->setFavourites(keys);
    restoreExpanded();
}

void BrowserPanel::setRecents(const QStringList& keys)
{
    rememberExpanded();
    m_model->setRecents(keys);
    restoreExpanded();
}

void BrowserPanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void BrowserPanel::applyFilter()
{
    m_typing->stop();
    rememberExpanded();
    m_model->setFilter(m_filter->text());
    restoreExpanded();
    updateState();
}

void BrowserPanel::rememberExpanded()
{
    if (m_model->isFiltered()) {
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        const QString key = expansionKey(index);
        m_tree->isExpanded(index) ? void(m_expanded.insert(key)) : void(m_expanded.remove(key));
    }
}

void BrowserPanel::restoreExpanded()
{
    if (m_model->isFiltered()) {
        if (m_model->shownOperations() <= expandAllBelow) {
            m_tree->expandAll();
        }
        m_tree->setCurrentIndex(m_model->index(0, 0));
        return;
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, 0);
        if (m_expanded.contains(expansionKey(index))) {
            m_tree->expand(index);
        }
    }
}

void BrowserPanel::updateState()
{
    if (!m_model->hasCatalog()) {
        m_stack->setCurrentWidget(m_loading);
    } else if (m_model->rowCount() == 0) {
        m_nothing->setSentence(m_model->isFiltered()
                                   ? tr("No service or operation contains “%1”.").arg(m_filter->text().simplified())
                                   : tr("No model data was found."));
        m_stack->setCurrentWidget(m_nothing);
    } else {
        m_stack->setCurrentWidget(m_tree);
    }
}

void BrowserPanel::choose(const QModelIndex& index)
{
    if (index.data(ServiceTreeModel::KindRole).toInt() != ServiceTreeModel::Operation) {
        return;
    }
    const QString key = index.data(ServiceTreeModel::KeyRole).toString();
    Q_EMIT operationChosen(key.section(QLatin1Char('.'), 0, -2), key.section(QLatin1Char('.'), -1));
}

void BrowserPanel::toggleFavourite(const QModelIndex& index)
{
    const QString key = index.data(ServiceTreeModel::KeyRole).toString();
    QStringList keys = m_model->favourites();
    if (keys.removeAll(key) == 0) {
        keys.append(key);
        keys.sort();
        m_expanded.insert(QStringLiteral("group:") + tr("Favourites"));
    }
    const int scroll = m_tree->verticalScrollBar()->value();
    setFavourites(keys);
    m_tree->verticalScrollBar()->setValue(scroll);
    Q_EMIT favouritesChanged(keys);
}

bool BrowserPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
        if (watched == m_tree && plain && handleTreeKey(key->key(), key->text())) {
            return true;
        }
        if (watched == m_filter && plain && handleFilterKey(key->key())) {
            return true;
        }
    }
    if (watched == m_tree->viewport() && event->type() == QEvent::MouseButtonPress) {
        return handleTreePress(static_cast<QMouseEvent*>(event)->pos());
    }
    return QWidget::eventFilter(watched, event);
}

bool BrowserPanel::handleTreePress(const QPoint& at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (index.data(ServiceTreeModel::KindRole).toInt() != ServiceTreeModel::Operation ||
        !BrowserDelegate::starRect(m_tree->visualRect(index)).adjusted(-4, -4, 4, 4).contains(at)) {
        return false;
    }
    toggleFavourite(index);
    return true;
}

bool BrowserPanel::handleTreeKey(int key, const QString& text)
{
    const QModelIndex index = m_tree->currentIndex();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        if (index.data(ServiceTreeModel::KindRole).toInt() == ServiceTreeModel::Operation) {
            choose(index);
        } else {
            m_tree->setExpanded(index, !m_tree->isExpanded(index));
        }
        return true;
    }
    if (text == QLatin1String("*") && index.data(ServiceTreeModel::KindRole).toInt() == ServiceTreeModel::Operation) {
        toggleFavourite(index);
        return true;
    }
    if (text.size() == 1 && (text[0].isLetterOrNumber() || text[0] == QLatin1Char('-'))) {
        m_filter->setFocus(Qt::OtherFocusReason);
        m_filter->setText(m_filter->text() + text);
        return true;
    }
    return false;
}

bool BrowserPanel::handleFilterKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        applyFilter();
        m_tree->setFocus(Qt::OtherFocusReason);
        const QModelIndex first = m_model->index(0, 0);
        m_tree->setCurrentIndex(m_tree->isExpanded(first) && m_model->isFiltered() ? m_model->index(0, 0, first)
                                                                                   : first);
        return true;
    }
    case Qt::Key_Escape:
        if (m_filter->text().isEmpty()) {
            return false;
        }
        m_filter->clear();
        return true;
    default:
        return false;
    }
}

} // namespace botoscope::ui
