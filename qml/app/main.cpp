#include "qml/app/application.h"

int main(int argc, char **argv)
{
    plumbline::app::Application application(argc, argv);
    if (const auto status = application.start())
        return *status;
    return application.run();
}
