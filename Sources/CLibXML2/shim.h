// The system's libxml2. Its headers are for CHTMLReader alone, so none is named here.
#pragma once
