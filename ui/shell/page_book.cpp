#include "ui/shell/page_book.h"

#include "ui/common/icons.h"
#include "ui/common/named.h"
#include "ui/common/operation_words.h"
#include "ui/shell/operation_page.h"

#include <QTabBar>
#include <QToolButton>

namespace botoscope::ui {

namespace {
constexpr int closedKept = 20;
constexpr int tabHeight = 32;
} // namespace

PageBook::PageBook(QWidget* parent) : QTabWidget(parent)
{
    named(this, QStringLiteral("pageBook"), tr("Open operations"));
    named(tabBar(), QStringLiteral("pageTabs"), tr("Open operations"));
    setTabsClosable(true);
    setMovable(true);
    setDocumentMode(true);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    tabBar()->setExpanding(false);
    auto* plus = named(new QToolButton, QStringLiteral("newTab"), tr("New tab"));
    plus->setIcon(icon(Icon::Plus));
    plus->setAutoRaise(true);
    plus->setMinimumHeight(tabHeight);
    plus->setToolTip(tr("Open an operation in a new tab (Ctrl+T)"));
    setCornerWidget(plus, Qt::TopRightCorner);
    connect(plus, &QToolButton::clicked, this, &PageBook::newTabRequested);
    connect(this, &QTabWidget::tabCloseRequested, this, &PageBook::closePage);
    connect(this, &QTabWidget::currentChanged, this, [this] { Q_EMIT currentPageChanged(current()); });
}

OperationPage* PageBook::page(int index) const
{
    return qobject_cast<OperationPage*>(widget(index));
}

OperationPage* PageBook::current() const
{
    return qobject_cast<OperationPage*>(currentWidget());
}

QVector<OperationPage*> PageBook::pages() const
{
    QVector<OperationPage*> all;
    for (int i = 0; i < count(); ++i) {
        all.append(page(i));
    }
    return all;
}

OperationPage* PageBook::open(const QString& service, const QString& operation)
{
    for (OperationPage* page : pages()) {
        if (page->service() == service && page->operation() == operation) {
            setCurrentWidget(page);
            return page;
        }
    }
    OperationPage* page = add(service, operation);
    setCurrentWidget(page);
    return page;
}

OperationPage* PageBook::add(const QString& service, const QString& operation)
{
    auto* page = new OperationPage(service, operation);
    page->setObjectName(QStringLiteral("page.") + page->key());
    connect(page, &OperationPage::stateChanged, this, [this, page] { refreshTab(page); });
    const int index = addTab(page, operation);
    Q_EMIT pageAdded(page);
    refreshTab(page);
    if (index == 0) {
        Q_EMIT currentPageChanged(page);
    }
    return page;
}

void PageBook::refreshTab(OperationPage* page)
{
    const int index = indexOf(page);
    if (index < 0) {
        return;
    }
    setTabText(index, page->title());
    setTabToolTip(index, page->title());
    const model::OperationModel* operation = page->operationModel();
    const Token tint = operation ? operationClassToken(operation->operationClass()) : Token::TextSecondary;
    setTabIcon(index, icon(page->isRunning() ? Icon::Spinner : Icon::Dot, tint));
    if (QWidget* close = tabBar()->tabButton(index, QTabBar::RightSide)) {
        named(close, QStringLiteral("closeTab"), tr("Close %1").arg(page->title()));
        close->setFocusPolicy(Qt::NoFocus);
    }
}

void PageBook::closeCurrent()
{
    closePage(currentIndex());
}

void PageBook::closePage(int index)
{
    OperationPage* page = this->page(index);
    if (!page) {
        return;
    }
    m_closed.append({page->service(), page->operation(), page->params(), index});
    if (m_closed.size() > closedKept) {
        m_closed.removeFirst();
    }
    Q_EMIT pageClosing(page);
    removeTab(index);
    page->deleteLater();
    if (count() == 0) {
        Q_EMIT currentPageChanged(nullptr);
    }
}

void PageBook::reopen()
{
    if (m_closed.isEmpty()) {
        return;
    }
    const Closed closed = m_closed.takeLast();
    OperationPage* page = add(closed.service, closed.operation);
    page->setParams(closed.params);
    tabBar()->moveTab(indexOf(page), std::min(closed.index, count() - 1));
    setCurrentWidget(page);
}

void PageBook::duplicateCurrent()
{
    if (const OperationPage* from = current()) {
        OperationPage* page = add(from->service(), from->operation());
        page->setParams(from->params());
        tabBar()->moveTab(indexOf(page), currentIndex() + 1);
        setCurrentWidget(page);
    }
}

void PageBook::step(int tabs)
{
    if (count() > 0) {
        setCurrentIndex((currentIndex() + tabs + count()) % count());
    }
}

void PageBook::goTo(int tab)
{
    setCurrentIndex(tab < 0 ? count() - 1 : std::min(tab, count()));
}

QVector<TabState> PageBook::state() const
{
    QVector<TabState> tabs;
    for (const OperationPage* page : pages()) {
        tabs.append({page->service(), page->operation()});
    }
    return tabs;
}

} // namespace botoscope::ui
