"""An invented archive of 320 notes that read like real ones: sixteen affairs of twenty notes each, from one autumn to the
next. `files()` gives its content."""
import datetime

# Each affair: its topic, its place, three people with their offices, what it is about, and twelve things that come up.
AFFAIRS = [
    ("Harbour lease", "Łódź Bay", ["Małgorzata Wałęsa|minister of ports", "Tomasz Brzeziński|harbour master", "Irena Kłos|union leader"],
     "the lease of the container terminal", ["dredging", "crane drivers", "pilotage fees", "quay wall", "customs shed", "ferry berth", "warehouse fire", "tide gauge", "tugboat tender", "oil boom", "rail spur", "dockers' vote"]),
    ("Grain corridor", "Odesa Reach", ["Олена Коваль|grain envoy", "Murat Çelik|shipping minister", "Ingrid Sjöberg|mediator"],
     "safe passage for grain ships", ["mine sweeping", "insurance premiums", "wheat quota", "inspection queue", "silo repairs", "barley prices", "escort vessels", "crew release", "ballast water", "transit toll", "harvest estimate", "phytosanitary papers"]),
    ("Dam dispute", "Upper Arve", ["François Mérieux|energy minister", "Chiara Bianchi|basin commissioner", "Jürgen Groß|engineer"],
     "the filling of the Arve reservoir", ["spillway gates", "snowmelt", "turbine blades", "fish ladder", "sediment", "farmers' petition", "seepage", "flood alarm", "irrigation canal", "power auction", "cable route", "village relocation"]),
    ("Border railway", "Kővár Pass", ["Zoltán Őri|transport minister", "Ana Đurić|railway director", "Petr Dvořák|signal engineer"],
     "the reopening of the mountain railway", ["gauge change", "tunnel lining", "avalanche sheds", "night train", "customs hall", "signal boxes", "level crossings", "freight tariffs", "rolling stock", "viaduct survey", "ticket reform", "snow ploughs"]),
    ("Election rules", "Sankt Veit", ["Bärbel Straßer|commission head", "Owen Llewellyn|observer", "Ngozi Adeyemi|party chair"],
     "new rules for the spring election", ["postal ballots", "campaign finance", "voter rolls", "exit polls", "debate format", "recount", "polling stations", "signature checks", "threshold", "ballot design", "youth vote", "observers' badges"]),
    ("Antarctic station", "Port Amundsen", ["Sigrún Þórsdóttir|station chief", "Rafael Ibáñez|glaciologist", "Mei Tanaka|logistics officer"],
     "the rebuilding of the research station", ["ice runway", "krill survey", "diesel depot", "wind turbines", "penguin colony", "satellite dish", "medical evacuation", "ice core", "waste shipment", "greenhouse", "tourist landings", "radio blackout"]),
    ("Water tariffs", "Casablanca Heights", ["Yasmine El Fassi|utility director", "Karim Benjelloun|mayor", "Lucía Ortega|auditor"],
     "the new water tariffs", ["desalination", "pipe leaks", "meter readings", "tanker trucks", "rainwater cisterns", "subsidy cap", "hospital exemption", "night pressure", "brine outfall", "well permits", "court injunction", "drought reserve"]),
    ("Museum return", "Nordholm", ["Astrid Ødegård|culture minister", "Kwame Mensah|curator", "Élodie Rousseau|lawyer"],
     "the return of the bronze figures", ["provenance file", "export licence", "replica", "inscription", "insurance value", "loan contract", "crate", "repatriation ceremony", "archive photographs", "royal regalia", "customs seal", "exhibition tour"]),
    ("Battery plant", "Visby Road", ["Håkan Lindqvist|county governor", "Sun-hee Park|plant manager", "Dörte Müller|works council"],
     "the permit for the battery plant", ["cathode line", "solvent recovery", "groundwater", "night shifts", "fire drill", "apprentices", "lithium supply", "noise wall", "recycling hall", "power line", "tax credit", "cell recall"]),
    ("Fisheries quota", "Skagen Bank", ["Niels Kjær|fisheries minister", "Mairead Ní Bhriain|fleet speaker", "Gonçalo Araújo|scientist"],
     "the quota for herring", ["mesh size", "spawning ground", "discard ban", "trawler camera", "cod bycatch", "landing port", "fuel rebate", "seabird count", "mackerel swap", "closed season", "crew visas", "sonar survey"]),
    ("Hospital merger", "Brno South", ["Eva Nováková|health minister", "Štefan Horváth|chief surgeon", "Agnieszka Wójcik|patients' advocate"],
     "the merger of two hospitals", ["maternity ward", "ambulance times", "blood bank", "night nurses", "dialysis", "helipad", "waiting lists", "bed count", "drug stocks", "heart clinic", "parking fees", "staff canteen"]),
    ("Chip export", "Hsin Valley", ["Wei Lin Chen|trade envoy", "Ayşe Yıldız|customs chief", "Robert Achterberg|industry lobbyist"],
     "export controls for chips", ["lithography", "end users", "licence backlog", "photoresist", "shell companies", "node size", "grey market", "wafer yields", "memory modules", "audit rights", "sanctions list", "re-export clause"]),
    ("Forest fire fund", "Monte Verde", ["Inês Carvalho|interior minister", "Nikos Papadakis|fire chief", "Leïla Haddad|pilot"],
     "a common fund for forest fires", ["water bombers", "fire breaks", "lightning strikes", "evacuation route", "drone patrol", "goat grazing", "radio masts", "pine bark beetle", "smoke forecast", "volunteer brigades", "eucalyptus", "arson inquiry"]),
    ("Currency union", "Lomé East", ["Adjoa Koné|central banker", "Ousmane Traoré|finance minister", "Beatrix van der Linden|adviser"],
     "the date of the currency union", ["gold reserve", "inflation target", "banknote design", "exchange peg", "debt ceiling", "bond auction", "payment system", "coin shortage", "remittances", "cocoa revenue", "bank holiday", "deposit insurance"]),
    ("Satellite launch", "Kourou Point", ["Amélie Dubois|mission director", "Rajesh Iyer|rocket engineer", "Björn Hallgrímsson|range officer"],
     "the launch of a weather satellite", ["fuel valve", "launch window", "solar panel", "ground station", "orbit decay", "debris alert", "second stage", "wind shear", "telemetry", "payload fairing", "export permit", "insurance claim"]),
    ("Ceasefire talks", "Lake Ohra", ["Samir Haddad|chief negotiator", "Katarzyna Błaszczyk|envoy", "Abel Girma|general"],
     "a ceasefire along the lake", ["prisoner exchange", "buffer zone", "monitoring drones", "aid convoy", "hotline", "mediators' draft", "checkpoints", "heavy weapons", "refugee return", "ferry line", "radio truce", "joint patrol"]),
]

ACTS = ["says {thing} delays {about}", "demands a report on {thing}", "and {other} clash over {thing}", "puts {thing} on hold",
        "opens talks on {thing}", "withdraws the plan for {thing}"]


def slug(text):
    return "".join(letter if letter.isalnum() else "-" for letter in text.lower())


def files():
    content = {"gazette.yml": "title: The Archive\nurl: https://example.org/\ntimezone: UTC\n"}
    for number, (topic, place, people, about, things) in enumerate(AFFAIRS):
        names = [person.split("|")[0] for person in people]
        for person in people:
            name, office = person.split("|")
            content[f"content/actors/{slug(name)}.md"] = (
                f"---\nname: {name}\nkind: person\ndescription: {office.capitalize()}, known for {about}\n---\n")
        content[f"content/actors/{slug(place)}.md"] = f"---\nname: {place}\nkind: place\n---\n"
        for turn in range(20):
            day = datetime.date(2024, 9, 2) + datetime.timedelta(days=number + turn * 18)
            thing, next_thing = things[turn % 12], things[(turn + 5) % 12]
            name, other = names[turn % 3], names[(turn + 1) % 3]
            act = ACTS[(turn + number) % 6].format(thing=thing, about=about, other=other.split()[-1])
            content[f"content/notes/{day}-{slug(topic)}-{turn}.md"] = (
                f"---\ntitle: {name.split()[-1]} {act}\ntopics: [{topic}]\n---\n\n"
                f"{name} met {other} in {place} to speak about {about}. The talks on {thing} went on until the evening.\n\n"
                f"## What comes next\n\nOfficials said that the {next_thing} would be settled by round {turn + 1}. The decision on {about} "
                f"was put off, and the parties agreed to meet again. No country blocked the statement, but **{thing}** stays open.\n\n"
                f"> “We cannot accept the {thing} as it stands in round {turn + 1}.”\n> — {other}\n")
    return content
