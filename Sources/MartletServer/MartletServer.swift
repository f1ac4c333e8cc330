#if Server
import Hummingbird
import Configuration
import Crypto
import Tracing
import Metrics
import ServiceLifecycle
#endif
