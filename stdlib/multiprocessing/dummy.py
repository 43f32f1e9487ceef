"""The names of multiprocessing, by threads."""
from multiprocessing import (Array, Barrier, BoundedSemaphore, Condition, Event, JoinableQueue, Lock, Manager, Pipe, Process,
                             Queue, RLock, Semaphore, Value, active_children, current_process, freeze_support)
from multiprocessing.pool import ThreadPool as Pool
