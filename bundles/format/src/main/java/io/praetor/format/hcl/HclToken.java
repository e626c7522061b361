package io.praetor.format.hcl;

/** One token of HCL: what it is, its value where it has one, and where it stands. */
record HclToken(Kind kind, Object value, int line, int column) {

  enum Kind {
    WORD("identifier"),
    STRING("string"),
    NUMBER("number"),
    BOOL("bool"),
    OPEN_BRACE("'{'"),
    CLOSE_BRACE("'}'"),
    OPEN_BRACKET("'['"),
    CLOSE_BRACKET("']'"),
    COMMA("','"),
    ASSIGN("'='"),
    END("end of file");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
