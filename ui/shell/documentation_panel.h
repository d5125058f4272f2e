#pragma once
#include "core/model/service_model.h"

#include <QUrl>
#include <QVector>
#include <QWidget>
#include <memory>

class QStackedWidget;
class QTextBrowser;
class QToolButton;

namespace botoscope::ui {

/// Rendered documentation of the operation in front or of the member in focus, with links and a way back.
class DocumentationPanel : public QWidget {
    Q_OBJECT
public:
    explicit DocumentationPanel(QWidget* parent = nullptr);

    /// The page of the operation; forgets the way back when the service is another one.
    void showOperation(std::shared_ptr<const model::ServiceModel> service, const QString& operation);
    /// The page of a member of the operation in front; replaces the page a focus brought before.
    void showMember(const QString& path, const model::Member& member);
    void clear();
    void back();
    void forward();
    /// Back, forward and open: to stand in the title of what holds the panel.
    QWidget* bar() const { return m_bar; }
    /// "service.Operation" whose documentation was asked for last.
    QString front() const { return m_front; }
    QString currentPage() const; ///< "operation:Name", "shape:Name" or "member:Path"

Q_SIGNALS:
    /// A link to another operation was followed with the wish to open it.
    void operationRequested(const QString& service, const QString& operation);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Page {
        std::shared_ptr<const model::ServiceModel> service;
        QString name;
        const model::Member* member = nullptr; ///< for member pages; owned by service
        int scroll = 0;
    };
    void followLink(const QUrl& url);
    void push(Page page, bool replace = false);
    void showAt(int at);
    void render();

    QWidget* m_bar;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_open;
    QStackedWidget* m_stack;
    QTextBrowser* m_browser;
    QVector<Page> m_pages;
    int m_at = -1;
    QString m_front;
};

} // namespace botoscope::ui
