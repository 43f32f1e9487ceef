# Compiles what build.sh asks for; call ./build.sh, not this file. Whatever .c files lie in vm/*/, stdlib/ and repl/ are
# compiled, so that a new file needs no entry here.
#   CONFIG   release | deep | san | tsan | fuzz | strict-*   release puts its products in build/, the others in build/$(CONFIG)/
#   COMPILE  the compiler, behind ccache where there is one;  CC  the compiler alone
# Goals: quick (program and static library), all (shared library too), units (unit test programs), objects.

CONFIG  ?= release
CC      ?= gcc
COMPILE ?= $(CC)

OBJ := build/obj/$(CONFIG)
OUT := $(if $(filter release,$(CONFIG)),build,build/$(CONFIG))
GEN := build/gen

CORE_SRC  := $(wildcard vm/*/*.c stdlib/*.c)
REPL_SRC  := $(wildcard repl/*.c)
UNIT_SRC  := $(wildcard tests/unit/*_test.c)
API_SRC   := $(wildcard tests/api/*_test.c)
API_CPP   := $(wildcard tests/api/*_test.cpp)
CXX       ?= g++
# freehold.hpp is compiled by both compilers, where there are both.
CXX_OTHER := $(if $(filter release,$(CONFIG)),$(shell command -v clang++ || command -v clang++-14))
SCRIPTS   := $(sort $(wildcard stdlib/*.py stdlib/*/*.py stdlib/*/*/*.py))

FIRST_OBJ := $(CORE_SRC:%.c=$(OBJ)/%.o) $(OBJ)/gen/stdlib_sources.o
CORE_OBJ  := $(FIRST_OBJ) $(OBJ)/gen/stdlib_images.o
PIC_OBJ   := $(CORE_OBJ:$(OBJ)/%=$(OBJ)-pic/%)
REPL_OBJ  := $(REPL_SRC:%.c=$(OBJ)/%.o)
UNIT_BIN  := $(UNIT_SRC:tests/unit/%.c=$(OUT)/unit/%) $(API_SRC:tests/api/%.c=$(OUT)/api/%) \
             $(API_CPP:tests/api/%.cpp=$(OUT)/api/%) $(if $(CXX_OTHER),$(API_CPP:tests/api/%.cpp=$(OUT)/api/other/%))

WARN      := -Wall -Wextra
FLAGS_release := -O2 -g -fno-semantic-interposition -fvisibility=hidden -ffunction-sections
FLAGS_deep    := -O0 -g -fvisibility=hidden -DFH_DEEP=1
FLAGS_san     := -O1 -g -fvisibility=hidden -fno-omit-frame-pointer \
                 -fsanitize=address,undefined -fno-sanitize-recover=undefined
FLAGS_tsan    := -O1 -g -fvisibility=hidden -fno-omit-frame-pointer -fsanitize=thread
FLAGS_fuzz    := -O1 -g -fvisibility=hidden -fno-omit-frame-pointer \
                 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
                 -fno-sanitize=pointer-overflow
STRICT        := -O2 -fvisibility=hidden -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
                 -Wwrite-strings -Wvla -Wundef
FLAGS_strict-gcc      := $(STRICT) -Wlogical-op -Wduplicated-cond
FLAGS_strict-clang-14 := $(STRICT) -Wno-unknown-warning-option
# The prefix map makes the bytes independent of where the tree lies (and lets ccache serve several copies of it).
ALL_CFLAGS := -std=c11 -D_GNU_SOURCE $(WARN) $(FLAGS_$(CONFIG)) -fdebug-prefix-map=$(CURDIR)=. $(CFLAGS)
CORE_INC   := -Ivm -Ivm/include -I.
REPL_INC   := -Ivm/include -Irepl
LINK       := $(filter -O% -g -fsanitize%,$(FLAGS_$(CONFIG))) $(LDFLAGS)
LIBS       := -lutf8proc -lm -lpthread

# The release program is one file that needs no other, where the system has the libraries for that: the dynamic linker is a
# third of a short run. Its addresses stay random. What every start runs lies together (repl/startup.ld), so that few pages
# are touched. STATIC= links the shared libraries.
STATIC     ?= -static-pie -Wl,-z,pack-relative-relocs
ORDER      := -Wl,-T,repl/startup.ld

# gcc merges the tails of the interpreter's dispatch sequences unless told not to; clang has neither flag.
ifneq ($(findstring clang,$(shell $(CC) --version)),clang)
$(OBJ)/vm/runtime/interpreter.o $(OBJ)-pic/vm/runtime/interpreter.o: ALL_CFLAGS += -fno-gcse -fno-crossjumping
endif

# Release products carry no symbols; those lie beside them in NAME.debug, where debuggers and profilers look (SPLIT= keeps
# them in).
SPLIT ?= $(if $(filter release,$(CONFIG)),$(shell command -v objcopy))
define split
$(if $(SPLIT),@$(SPLIT) --only-keep-debug $@ $@.debug && $(SPLIT) --strip-unneeded $@ && cd $(@D) && $(SPLIT) --add-gnu-debuglink=$(@F).debug $(@F))
endef

.PHONY: quick all units objects FORCE
quick: $(OUT)/libfreehold.a $(if $(REPL_SRC),$(OUT)/freehold,no-repl)
all: quick $(OUT)/libfreehold.so
units: $(UNIT_BIN)
objects: $(CORE_OBJ) $(REPL_OBJ)

.PHONY: no-repl
no-repl:
	@echo "build: repl/ has no .c file, so build/freehold is left out"

# A stamp is rewritten only when what it records differs, so its dependents rebuild exactly then.
define stamp
@mkdir -p $(@D); printf '%s\n' '$(1)' | cmp -s - $@ || printf '%s\n' '$(1)' > $@
endef
$(OBJ)/flags: FORCE
	$(call stamp,$(CC) $(ALL_CFLAGS))
$(OBJ)/members: FORCE
	$(call stamp,$(sort $(CORE_OBJ) $(REPL_OBJ)))
$(GEN)/scripts: FORCE
	$(call stamp,$(SCRIPTS))

$(OBJ)/vm/%.o $(OBJ)-pic/vm/%.o $(OBJ)/stdlib/%.o $(OBJ)-pic/stdlib/%.o $(OBJ)/gen/%.o $(OBJ)-pic/gen/%.o: INC = $(CORE_INC)
$(OBJ)/repl/%.o: INC = $(REPL_INC)

define compile
@mkdir -p $(@D)
@echo "  cc $<"
@$(COMPILE) $(ALL_CFLAGS) $(1) $(INC) -MMD -MP -c $< -o $@
endef
$(OBJ)/%.o: %.c $(OBJ)/flags
	$(call compile)
$(OBJ)/gen/%.o: $(GEN)/%.c $(OBJ)/flags
	$(call compile)
$(OBJ)/gen/stdlib_images.o: $(OBJ)/gen/stdlib_images.c $(OBJ)/flags
	$(call compile)
$(OBJ)-pic/gen/stdlib_images.o: $(OBJ)/gen/stdlib_images.c $(OBJ)/flags
	$(call compile,-fPIC)
$(OBJ)-pic/%.o: %.c $(OBJ)/flags
	$(call compile,-fPIC)
$(OBJ)-pic/gen/%.o: $(GEN)/%.c $(OBJ)/flags
	$(call compile,-fPIC)

$(GEN)/stdlib_sources.c: stdlib/embed.sh $(SCRIPTS) $(GEN)/scripts
	@bash stdlib/embed.sh $(SCRIPTS) > $@.tmp && mv $@.tmp $@

# The first stage: the library without images, and the program that makes them. What it prints is put in place only when it
# differs, so that most changes end there.
$(OBJ)/imager: $(OBJ)/stdlib/embed/imager.o $(FIRST_OBJ) $(OBJ)/members
	@echo "  ld $@"
	@$(CC) $(LINK) $(OBJ)/stdlib/embed/imager.o $(FIRST_OBJ) $(LIBS) -o $@

$(OBJ)/images.stamp: $(OBJ)/imager
	@mkdir -p $(OBJ)/gen
	@ASAN_OPTIONS=detect_leaks=0 $(OBJ)/imager > $(OBJ)/gen/stdlib_images.tmp
	@cmp -s $(OBJ)/gen/stdlib_images.tmp $(OBJ)/gen/stdlib_images.c || cp $(OBJ)/gen/stdlib_images.tmp $(OBJ)/gen/stdlib_images.c
	@rm -f $(OBJ)/gen/stdlib_images.tmp; touch $@
$(OBJ)/gen/stdlib_images.c: $(OBJ)/images.stamp ;

$(OUT)/libfreehold.a: $(CORE_OBJ) $(OBJ)/members
	@mkdir -p $(@D); rm -f $@
	@ar rcs $@ $(CORE_OBJ)

$(OUT)/libfreehold.so: $(PIC_OBJ) $(OBJ)/members
	@echo "  ld $@"
	@$(CC) $(LINK) -shared -Wl,-soname,libfreehold.so.0 $(PIC_OBJ) $(LIBS) -o $@
	@ln -sf $(@F) $@.0
	@ln -sf $(@F) $@.0
	$(split)

# The first way that the system can do; what the linker says is shown of the last one.
$(OUT)/freehold: $(REPL_OBJ) $(OUT)/libfreehold.a $(OBJ)/static repl/startup.ld
	@echo "  ld $@"
	@for way in $(if $(filter release,$(CONFIG)),"$(STATIC) $(ORDER)" "$(ORDER)") ""; do \
	    $(CC) $(LINK) $$way $(REPL_OBJ) $(OUT)/libfreehold.a $(LIBS) -o $@ 2>$(OBJ)/ld && exit; done; cat $(OBJ)/ld >&2; false
	$(split)
$(OBJ)/static: FORCE
	$(call stamp,$(STATIC))

$(OUT)/unit/%: tests/unit/%.c $(OUT)/libfreehold.a $(OBJ)/flags
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) $(ALL_CFLAGS) $(CORE_INC) -Itests/unit -MMD -MP -MF $@.d -MT $@ -c $< -o $@.o
	@$(CC) $(LINK) $@.o $(OUT)/libfreehold.a $(LIBS) -o $@

# Tests of the public API see the public header alone.
$(OUT)/api/%: tests/api/%.c $(OUT)/libfreehold.a $(OBJ)/flags
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(COMPILE) $(ALL_CFLAGS) -Ivm/include -Itests/unit -I. -MMD -MP -MF $@.d -MT $@ -c $< -o $@.o
	@$(CC) $(LINK) $@.o $(OUT)/libfreehold.a $(LIBS) -o $@

CXXFLAGS_API = -std=c++17 $(WARN) $(filter-out -fno-semantic-interposition -Wstrict-prototypes -Wmissing-prototypes,$(FLAGS_$(CONFIG))) -Ivm/include -Itests/unit -I.
$(OUT)/api/other/%: tests/api/%.cpp vm/include/freehold.hpp $(OUT)/libfreehold.a
	@mkdir -p $(@D)
	@echo "  $(CXX_OTHER) $<"
	@$(CXX_OTHER) $(CXXFLAGS_API) $< $(OUT)/libfreehold.a $(LIBS) -o $@
$(OUT)/api/%: tests/api/%.cpp vm/include/freehold.hpp $(OUT)/libfreehold.a
	@mkdir -p $(@D)
	@echo "  $(CXX) $<"
	@$(CXX) $(CXXFLAGS_API) $(LINK) $< $(OUT)/libfreehold.a $(LIBS) -o $@

# Needs CC=clang-14 CONFIG=fuzz.
$(OUT)/fuzz/%: tests/fuzz/%_fuzz.c $(OUT)/libfreehold.a $(OBJ)/flags
	@mkdir -p $(@D)
	@echo "  cc $<"
	@$(CC) $(ALL_CFLAGS) $(CORE_INC) -fsanitize=fuzzer $< $(OUT)/libfreehold.a $(LIBS) -o $@

.SECONDARY:
-include $(CORE_OBJ:.o=.d) $(PIC_OBJ:.o=.d) $(REPL_OBJ:.o=.d) $(UNIT_BIN:=.d)
-include $(OBJ)/stdlib/embed/imager.d
