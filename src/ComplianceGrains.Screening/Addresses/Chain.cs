namespace ComplianceGrains.Screening.Addresses;

/// <summary>Chains whose addresses can be validated.</summary>
public enum Chain
{
    /// <summary>Not stated, or a token that lives on several chains.</summary>
    Unknown,

    /// <summary>Bitcoin.</summary>
    Bitcoin,

    /// <summary>Bitcoin Cash, CashAddr and legacy form.</summary>
    BitcoinCash,

    /// <summary>Bitcoin SV and Bitcoin Gold style forks that kept Bitcoin's legacy or a close form.</summary>
    BitcoinFork,

    /// <summary>Litecoin.</summary>
    Litecoin,

    /// <summary>Dogecoin and Verge, which share a version byte.</summary>
    Dogecoin,

    /// <summary>Dash.</summary>
    Dash,

    /// <summary>Zcash, transparent and Sapling.</summary>
    Zcash,

    /// <summary>Ethereum and every chain with its addresses.</summary>
    Evm,

    /// <summary>Tron.</summary>
    Tron,

    /// <summary>XRP Ledger, classic and X-addresses.</summary>
    Xrp,

    /// <summary>Solana.</summary>
    Solana,

    /// <summary>Monero.</summary>
    Monero,

    /// <summary>BNB Beacon Chain (BEP-2), whose addresses begin with bnb1; BNB Smart Chain is an EVM chain.</summary>
    BnbBeacon,
}
