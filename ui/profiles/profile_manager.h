#pragma once
#include "ui/profiles/profile_page.h"

#include <QSet>
#include <QWidget>
#include <functional>
#include <memory>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStackedWidget;

namespace botoscope::ui {

class NoticeBar;
class ProfileListModel;
class TypeChooser;

/// All profiles: a list to filter, and the one that is edited. What it wants done it says by signals.
class ProfileManager : public QWidget {
    Q_OBJECT
public:
    explicit ProfileManager(QWidget* parent = nullptr);

    /// The list as it is in the files now. Whoever edits goes on; when the profile itself changed there, the bar says
    /// so and offers to read it again.
    void setBook(std::shared_ptr<const engine::ProfileBook> book);
    void setMarks(QHash<QString, config::ProfileMark> marks);
    void setCurrent(const QString& profile); ///< the one calls go out with
    void edit(const QString& profile);
    ProfilePage* page() const { return m_page; }
    /// What was done, with a way back.
    void offerUndo(const QString& what);
    void showProblem(const QString& what);
    /// Between saveRequested and its outcome: what comes from the files then is our own doing.
    void setSaving(bool saving) { m_saving = saving; }
    /// The wish came true; this profile is shown next.
    void showSaved(const QString& profile);
    void focusList();

Q_SIGNALS:
    void saveRequested(const botoscope::ui::ProfileWish& wish);
    void previewRequested(const botoscope::ui::ProfileWish& wish);
    void testRequested(const QString& profile);
    void useRequested(const QString& profile);
    void duplicateRequested(const QString& profile, const QString& name);
    void removeRequested(const QString& profile, bool keys); ///< keys: and those in the keychain
    void keychainRequested(const QString& profile);
    void importRequested(const QString& file);
    void undoRequested();
    void openFileRequested(const QString& file, int line);
    void markChanged(const QString& profile, const config::ProfileMark& mark);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeList();
    void connectPage();
    void choose();
    void showChosen();
    void fillPage();
    void select(const QString& name);
    void startNew(config::ProfileType type);
    void leave(std::function<void()> then);
    KeyContext context() const;
    QString freeName(const QString& wanted) const;

    ProfileListModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_filter;
    QListView* m_list;
    NoticeBar* m_notice;
    QStackedWidget* m_stack;
    ProfilePage* m_page;
    TypeChooser* m_types;
    std::shared_ptr<const engine::ProfileBook> m_book;
    bool m_saving = false;
    bool m_filling = false; ///< the list changes, and nobody chose
    QString m_wanted;       ///< to be chosen when it is in the list
};

} // namespace botoscope::ui
