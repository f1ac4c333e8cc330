#if Server
import GRDB
#endif
