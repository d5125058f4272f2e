#include "ui/shell/documentation_panel.h"

#include "ui/common/html_docs.h"
#include "ui/common/named.h"
#include "ui/common/state_views.h"
#include "ui/shell/documentation_pages.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace botoscope::ui {

namespace {

QToolButton* smallButton(const QString& objectName, const QString& words, Icon which)
{
    auto* button = named(new QToolButton, objectName, words);
    button->setIcon(icon(which));
    button->setToolTip(words);
    button->setAutoRaise(true);
    return button;
}

} // namespace

DocumentationPanel::DocumentationPanel(QWidget* parent)
    : QWidget(parent), m_bar(new QWidget(this)),
      m_back(smallButton(QStringLiteral("docsBack"), tr("Back"), Icon::ChevronLeft)),
      m_forward(smallButton(QStringLiteral("docsForward"), tr("Forward"), Icon::ChevronRight)),
      m_open(smallButton(QStringLiteral("docsOpen"), tr("Open this operation in a tab"), Icon::ArrowRight)),
      m_stack(new QStackedWidget),
      m_browser(named(new QTextBrowser, QStringLiteral("docsBrowser"), tr("Documentation")))
{
    setFocusProxy(m_browser);
    m_browser->setOpenLinks(false);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->document()->setDocumentMargin(metrics::large);
    m_browser->document()->setIndentWidth(metrics::large);
    m_browser->viewport()->installEventFilter(this);
    m_stack->addWidget(new EmptyState(Icon::Book, tr("The documentation of the operation in front stands here.")));
    m_stack->addWidget(m_browser);
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addStretch(1);
    row->addWidget(m_open);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    connect(m_back, &QToolButton::clicked, this, &DocumentationPanel::back);
    connect(m_forward, &QToolButton::clicked, this, &DocumentationPanel::forward);
    connect(m_browser, &QTextBrowser::anchorClicked, this, &DocumentationPanel::followLink);
    connect(m_open, &QToolButton::clicked, this, [this] {
        Q_EMIT operationRequested(QString::fromStdString(m_pages[m_at].service->serviceName()),
                                  m_pages[m_at].name.section(QLatin1Char(':'), 1));
    });
    connect(&Theme::current(), &Theme::changed, this, &DocumentationPanel::render);
    render();
}

void DocumentationPanel::showOperation(std::shared_ptr<const model::ServiceModel> service, const QString& operation)
{
    const QString name = QStringLiteral("operation:") + operation;
    m_front = QString::fromStdString(service->serviceName()) + QLatin1Char('.') + operation;
    if (m_at >= 0 && m_pages[m_at].service == service && m_pages[m_at].name == name) {
        return;
    }
    push({std::move(service), name, nullptr, 0});
}

void DocumentationPanel::showMember(const QString& path, const model::Member& member)
{
    if (m_at < 0) {
        return;
    }
    const bool replace = m_pages[m_at].member != nullptr;
    push({m_pages[m_at].service, QStringLiteral("member:") + path, &member, 0}, replace);
}

void DocumentationPanel::clear()
{
    m_pages.clear();
    m_at = -1;
    m_front.clear();
    render();
}

void DocumentationPanel::back()
{
    showAt(m_at - 1);
}

void DocumentationPanel::forward()
{
    showAt(m_at + 1);
}

QString DocumentationPanel::currentPage() const
{
    return m_at < 0 ? QString() : m_pages[m_at].name;
}

void DocumentationPanel::push(Page page, bool replace)
{
    if (m_at >= 0) {
        m_pages[m_at].scroll = m_browser->verticalScrollBar()->value();
    }
    m_pages.resize(replace ? m_at : m_at + 1);
    m_pages.append(std::move(page));
    m_at = static_cast<int>(m_pages.size()) - 1;
    render();
}

void DocumentationPanel::showAt(int at)
{
    if (at < 0 || at >= m_pages.size()) {
        return;
    }
    m_pages[m_at].scroll = m_browser->verticalScrollBar()->value();
    m_at = at;
    render();
}

void DocumentationPanel::followLink(const QUrl& url)
{
    if (url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https")) {
        QDesktopServices::openUrl(url);
    } else if (m_at >= 0) {
        push({m_pages[m_at].service, url.toString(), nullptr, 0});
    }
}

void DocumentationPanel::render()
{
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_pages.size());
    m_open->setVisible(false);
    m_stack->setCurrentIndex(m_at < 0 ? 0 : 1);
    if (m_at < 0) {
        return;
    }
    const Page& page = m_pages[m_at];
    const QString name = page.name.section(QLatin1Char(':'), 1);
    m_browser->document()->setDefaultStyleSheet(docsStyleSheet());
    const std::string key = name.toStdString();
    if (page.member) {
        m_browser->setHtml(memberPage(*page.service, *page.member, name));
    } else if (const model::OperationModel* operation = page.service->operation(key);
               operation && page.name.startsWith(QLatin1String("operation:"))) {
        m_browser->setHtml(operationPage(*operation));
        m_open->setVisible(QString::fromStdString(page.service->serviceName()) + QLatin1Char('.') + name != m_front);
    } else if (const model::Shape* shape = page.service->shape(key)) {
        m_browser->setHtml(shapePage(*page.service, *shape));
    } else {
        m_browser->setHtml(tr("<p>The model has nothing named %1.</p>").arg(name.toHtmlEscaped()));
    }
    m_browser->verticalScrollBar()->setValue(page.scroll);
}

bool DocumentationPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto button = static_cast<QMouseEvent*>(event)->button();
        if (button == Qt::BackButton || button == Qt::ForwardButton) {
            button == Qt::BackButton ? back() : forward();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace botoscope::ui
