namespace ComplianceGrains.Screening.Names;

/// <summary>What a part of a name is; decides how much it can prove.</summary>
internal enum TokenKind : byte
{
    /// <summary>A distinctive part: given name, surname, a word of a company's name.</summary>
    Word,

    /// <summary>Holds digits: equal or different, never similar.</summary>
    Number,

    /// <summary>A single letter.</summary>
    Initial,

    /// <summary>al, bin, de, van, of, the: proves nothing.</summary>
    Particle,

    /// <summary>Haji, Sheikh, Dr, MV: proves next to nothing.</summary>
    Title,

    /// <summary>LLC, OOO, Joint Stock Company: one canonical token per form.</summary>
    LegalForm,
}
